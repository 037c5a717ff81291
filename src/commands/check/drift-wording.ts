import type { DriftReason, FactDrift } from '../../policy/findings/of-baseline.ts';
import { valueAsWritten } from '../../rulebook/condition-text.ts';
import { listed } from '../../yaml/phrases.ts';

/** Why a verdict is another one than recorded. */
export function reasonText(reason: DriftReason): string {
  switch (reason.kind) {
    case 'facts':
      return reason.proved
        ? `Because ${listed(reason.changes.map(driftText), 'and')}.`
        : `Because of these changes, or of some of them: ${listed(reason.changes.map(driftText), 'and')}.`;
    case 'priorities':
      return 'Because the priorities of the profile changed.';
    case 'assumptions':
      return 'Because the assumptions of the profile changed.';
    case 'prices':
      return `Because prices changed (those of ${reason.from} to those of ${reason.to}).`;
    case 'rulebook':
      return `Because the rulebook changed (${reason.from} to ${reason.to}): ${listed(reason.changed, 'and')}.`;
    case 'advisor':
      return `Because advisor itself calculates differently (${reason.from} to ${reason.to}).`;
  }
}

function driftText({ fact, from, to }: FactDrift): string {
  if (from === null) return `${fact} was unknown and is now ${to === null ? 'unknown' : valueAsWritten(to)}`;
  return `${fact} was ${valueAsWritten(from)} and is now ${to === null ? 'unknown' : valueAsWritten(to)}`;
}
