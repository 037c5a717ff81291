import type { OtherRulebook, RecordVanished, Upgraded } from '../../policy/findings/of-baseline.ts';
import { listed } from '../../yaml/phrases.ts';
import type { FindingText } from './guard-wording.ts';

export function recordVanished({ profile }: RecordVanished): FindingText {
  return {
    message: `The baseline has a verdict of ${profile}, and no profile of this run is at its path or has its name.`,
    details: [
      'If the profile still exists, check it in this run; if it is gone on purpose, record the verdicts anew with --update-baseline.',
    ],
  };
}

export function upgraded({ changed, from, kind, to }: Upgraded): FindingText {
  const arePrices = kind === 'new-prices';
  const now = arePrices ? `Prices are those of ${to}` : `The rulebook is ${to}`;
  const before = arePrices ? `the baseline's of ${from}` : `the baseline's ${from}`;
  const same = arePrices ? 'but not those of the baseline' : 'but its text is not that of the baseline';
  return { message: `${now}, ${from === to ? same : before}: ${verdicts(changed)}.`, details: [] };
}

export function otherRulebook({ effect, pinned, used }: OtherRulebook): FindingText {
  return {
    message: `The policy is written for exactly ${pinned}, and this is ${used}.`,
    details: [effectText(effect), `To accept this one, name ${used} in the policy.`],
  };
}

function effectText(effect: OtherRulebook['effect']): string {
  switch (effect.kind) {
    case 'changed':
      return `Compared with the baseline: ${verdicts(effect.profiles)}.`;
    case 'no-baseline':
      return 'Verdicts that were recorded with the pinned one (--baseline, --update-baseline) would show what this one changes.';
    case 'other-baseline':
      return `What it changes cannot be told: the verdicts of the baseline are those of version ${effect.version}, not of the pinned rulebook.`;
  }
}

const NAMED = 10;

/** "that changed no verdict" or "2 verdicts changed, those of payments and search" */
function verdicts(profiles: readonly string[]): string {
  if (profiles.length === 0) return 'that changed no verdict';
  const more = profiles.length > NAMED ? [`${profiles.length - NAMED} more`] : [];
  const names = listed([...profiles.slice(0, NAMED), ...more]);
  return profiles.length === 1
    ? `1 verdict changed, that of ${names}`
    : `${profiles.length} verdicts changed, those of ${names}`;
}
