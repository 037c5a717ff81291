import { expect, test } from 'vitest';
import { optionOf } from '../../src/engine/advice.ts';
import { reportOf } from '../../src/report/report-of.ts';
import { moveOf } from '../../src/report/standing.ts';
import { statedFacts } from '../../src/rulebook/facts.ts';
import { situationOf } from './situations.ts';

const situation = situationOf({ 'app.stage': 'live', 'load.rows': 1000 });
const report = reportOf(situation);
const best = report.options.find((option) => option.id === optionOf(report.verdict));
const other = report.options.find((option) => option.id !== best?.id && option.exclusions.length === 0);

/** What is said of a move from an option that is so many points behind. */
function moveFrom(behind: number): string | undefined {
  if (best === undefined || other === undefined) throw new Error('there are too few options');
  const facts = statedFacts([['current.option', other.id]]);
  const options = [
    { ...best, score: 80 },
    { ...other, score: 80 - behind },
  ];
  return moveOf({ ...report, facts, options })?.kind;
}

test('a move is worth it from that lead on which makes a verdict clear: six points', () => {
  expect([5.99, 6, 6.01].map(moveFrom)).toEqual(['stay', 'move', 'move']);
});
