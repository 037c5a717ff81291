import type { FilePlace } from '../yaml/tree.ts';
import type { Loosened } from './findings/of-base.ts';

/** What a finding of a guarded fact says: the change, where it stands, and what asks for it. */
interface Change extends Pick<Loosened, 'fact' | 'from' | 'to' | 'system' | 'place'> {
  readonly requiredBy: FilePlace;
}

/** The finding that a guarded fact is loosened, before anything is known of rules that it relaxes. */
export function loosened(change: Change): Loosened {
  return {
    kind: 'loosened',
    rule: 'guarded-facts',
    severity: 'error',
    cause: 'profile',
    waiver: null,
    lapsed: null,
    relaxes: [],
    proved: true,
    ...change,
  };
}
