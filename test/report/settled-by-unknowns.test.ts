import { expect, test } from 'vitest';
import { sideText } from '../../src/commands/compare/sentences.ts';
import { comparedProfile } from '../../src/commands/compare/side.ts';
import { compile } from '../../src/engine/model.ts';
import { certaintySentence, verdictRemark } from '../../src/report/certainty-sentences.ts';
import { reportOf } from '../../src/report/report-of.ts';
import { moveSentence } from '../../src/report/sentences.ts';
import { at } from '../../src/rulebook/at.ts';
import type { Rule } from '../../src/rulebook/rulebook.ts';
import { inventRulebook } from '../engine/invent.ts';
import { situationBy } from './situations.ts';

const FACT = 'group.fact_0';

/** The first option 5 points of score ahead of the second, and two rules of which one applies whatever the answer is. */
function situationWith(effects: Partial<Pick<Rule, 'exclude' | 'rate'>>) {
  const invented = inventRulebook(1, { facts: 1, rules: 1, options: 2, criteria: 2 });
  const rules = [true, false].map((value): Rule => {
    const when = { kind: 'atom', fact: FACT, test: { operator: 'in', values: [value] } } as const;
    return {
      ...at(invented.rules, 0),
      id: `if-${value}`,
      weight: [],
      rate: [],
      exclude: [],
      when,
      ...effects,
    };
  });
  const always = { id: 'one', title: 'One', when: { kind: 'all', of: [] } } as const;
  return situationBy(
    compile({
      ...invented,
      rules,
      options: invented.options.map((option) => ({ ...option, patterns: [always] })),
      criteria: invented.criteria.map((each, criterion) => ({
        ...each,
        weight: 4,
        ratings: each.ratings.map((rating, option) => ({
          ...rating,
          rating: option + criterion === 0 ? 1 : 0,
        })),
      })),
    }),
    {},
  );
}

test('a verdict that only the unknown facts settle is behind on what is known, and said to be', () => {
  const rate = [{ option: 'option-1', criterion: 'criterion-0', points: 2 }];
  const situation = situationWith({ rate });
  const report = reportOf(situation);
  expect(report.verdict).toMatchObject({ option: 'option-1', runnerUp: { margin: -5 } });
  expect(report.weightFlips).toEqual([]);
  expect(certaintySentence(report)).toBe(
    '5 points behind option-0 on what is known alone, but first whatever the other answers are. ' +
      'No answer that is missing can change that.',
  );
  expect(moveSentence(report, { kind: 'stay', option: 'option-0', behind: -5 })).toBe(
    'Stay with option-0: on what is known alone it is not behind.',
  );
  expect(sideText(comparedProfile(situation).side, new Map())).toBe(
    'option-1, close call, 5 points behind on what is known alone',
  );
});

test('where each answer excludes every option, no option that is left is said to be excluded', () => {
  const report = reportOf(situationWith({ exclude: ['option-0', 'option-1'] }));
  expect(verdictRemark(report)).toBe('none fits');
  expect(report.options.flatMap((option) => option.exclusions)).toEqual([]);
  expect(certaintySentence(report)).toBe('Whatever the answers still missing are, every option is excluded.');
});
