import { shippedText } from './shipped.ts';

/** A policy to begin with, and cases that test it. */
export interface PolicyStart {
  readonly policy: string;
  readonly cases: string;
}

/** The start for a kind of organisation, of those that come with advisor. */
export function policyStart(kind: string): PolicyStart {
  const read = (name: string) => shippedText('rules', 'policies', name);
  return { policy: read(`${kind}.yaml`), cases: read(`${kind}.test.yaml`) };
}
