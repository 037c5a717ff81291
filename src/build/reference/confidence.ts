import { leadsOf, THRESHOLDS } from '../../engine/confidence.ts';
import type { Rulebook, Tally } from '../../rulebook/rulebook.ts';
import { table } from './markdown.ts';

/** When a verdict is called what, and how verdicts of each word fared. */
export function confidenceText(rulebook: Rulebook): string {
  const { clear, closeCall, leaning } = THRESHOLDS;
  const leads = leadsOf(rulebook);
  const rows = [
    ['margin, points of score', `at least ${leads.clear}`, `below ${leads.likely}`],
    ['`stands_in`, share of varied weightings', `at least ${clear.standsIn}`, `below ${closeCall.standsIn}`],
    ['`holds_in`, share of answers to unknown facts', `at least ${clear.holdsIn}`, ''],
  ];
  return [
    `## How sure\n\nA verdict is only **leaning** where \`holds_in\` is below ${leaning.holdsIn}: too little is known. Else it is **clear** where all three hold`,
    'and nothing undecided could exclude it, a **close call** where either of the last column does, and else **likely**. It says how firmly the verdict stands on this rulebook and these facts, not how',
    `probable it is that it is right.\n\n${table(['', 'clear', 'close call'], rows)}`,
    record(rulebook),
  ].join('\n');
}

/** How verdicts of each word fared. */
function record({ words }: Rulebook): string {
  if (words === null)
    return '\nThe leads are a judgement: this rulebook has not been calibrated on documented decisions.';
  const cells = ({ cases, chosen, matched, second }: Tally) => [cases, chosen, matched, second].map(String);
  const rows = Object.entries(words.records).map(([word, { byRules, estimated }]) => [
    word,
    ...cells(estimated),
    ...cells(byRules),
  ]);
  const counts = ['cases', 'chosen', 'matched', 'second'];
  const head = ['', ...counts, ...counts.map((each) => `${each}, by rules`)];
  return [
    '\nThe leads are fitted to documented decisions that were coded blind; below is how held-out ones fared: how many had such a',
    'verdict, in how many it was chosen, or was chosen or as defensible (matched), and in how many the second option was chosen.',
    'A word with fewer than 15 cases is not used: what would be *clear* is called *likely*, and its lead is a judgement. By rules: without the',
    `estimate of costs, since the prices of the years in question are not known.\n\n${table(head, rows)}`,
  ].join('\n');
}
