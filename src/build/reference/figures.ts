import type { Evaluation } from '../../engine/evaluation.ts';
import { scoreOf } from '../../engine/score.ts';
import { escapeMarkdown } from '../../layout/markdown-escape.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { GROUNDS, type Ground } from './grounds.ts';
import { percent, table } from './markdown.ts';
import type { Tally, Wins } from './tally.ts';

/** How often each option is first before anything is known of a project. */
export function priorText(rulebook: Rulebook, random: Tally, documented: Tally, nothing: Evaluation): string {
  const scores = nothing.sums.map((sum) => scoreOf(sum, nothing.totalWeight()).toFixed(1));
  const share = (wins: Wins, place: number, count: number) =>
    percent(count === 0 ? 0 : (wins[place] ?? 0) / count);
  const row = (title: string, place: number) => [
    title,
    share(random.wins, place, random.count),
    share(random.unforcedWins, place, random.unforced),
    `${documented.wins[place] ?? 0}`,
    scores[place] ?? '',
  ];
  const rows = [
    ...rulebook.options.map(({ title }, place) => row(escapeMarkdown(title), place)),
    row('none fits', rulebook.options.length),
  ];
  const first = rulebook.options[nothing.winner()]?.noun ?? 'nothing';
  return [
    '## How often each option is first',
    `By the rules alone, without what an estimate says of costs, over ${random.count} seeded random profiles: every fact is known, each value drawn as often as the rulebook calls it common, independently of the others. This is what the rulebook leans to before it knows a project. Unforced are the ${percent(random.unforced / random.count)} in which at least two options are left. With nothing known, ${first} is first.`,
    table(
      [
        'option',
        'of all',
        'of the unforced',
        `of ${documented.count} documented decisions`,
        'score with nothing known',
      ],
      rows,
    ),
  ].join('\n\n');
}

const GROUND_WORD: Readonly<Record<Ground, string>> = {
  'first-source': 'the first source alone',
  'other-sources': 'other sources, or these too',
  stated: 'what the team says',
  judgement: 'judgement',
};

/** On what the effects rest, a line for each. */
export function groundLines(shares: Readonly<Record<Ground, number>>): readonly string[] {
  return GROUNDS.map((ground) => `${GROUND_WORD[ground]}: ${percent(shares[ground])}`);
}

/** On what the effects rest, with what is counted. */
export function groundsText(shares: Readonly<Record<Ground, number>>): string {
  return [
    '## On what it rests',
    'The shares of all effect over the same random profiles, in weighted points as scores are made: base ratings, and the points of rules that fire to a rating, times the weight of the criterion; points to a weight times how far the base ratings of the options lie from their mean, added up. Exclusions and steps have no points.',
    groundLines(shares)
      .map((line) => `* ${line}`)
      .join('\n'),
  ].join('\n\n');
}
