import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readRulebook } from '../../src/rulebook/link.ts';
import { saidOf } from '../yaml/texts.ts';

const toy = readFileSync(new URL('../../fixtures/toy-database/rulebook.yaml', import.meta.url), 'utf8');
const calibrated = `${toy}
words:
  clear:
    lead: 7
    with_estimates: { cases: 16, chosen: 14, matched: 15, second: 1 }
    by_rules: { cases: 16, chosen: 14, matched: 15, second: 1 }
  likely:
    lead: 2.5
    with_estimates: { cases: 40, chosen: 25, matched: 30, second: 8 }
    by_rules: { cases: 40, chosen: 25, matched: 30, second: 8 }
  close-call:
    with_estimates: { cases: 20, chosen: 9, matched: 12, second: 8 }
    by_rules: { cases: 20, chosen: 9, matched: 12, second: 8 }
  leaning:
    with_estimates: { cases: 20, chosen: 9, matched: 12, second: 8 }
    by_rules: { cases: 20, chosen: 9, matched: 12, second: 8 }
`;

describe('the words of a rulebook', () => {
  test('are read', () => {
    expect(saidOf(calibrated, readRulebook)).toEqual([]);
  });

  test('may have two leads that are the same', () => {
    expect(saidOf(calibrated.replace('lead: 7', 'lead: 2.5'), readRulebook)).toEqual([]);
  });

  test('are no contradiction where a lead is no number', () => {
    const told = saidOf(calibrated.replace('lead: 7', 'lead: much'), readRulebook).join('\n');
    expect(told).toContain('lead');
    expect(told).not.toContain('at least the lead');
    const tally = saidOf(calibrated.replace('cases: 16', 'cases: many'), readRulebook).join('\n');
    expect(tally).toContain('cases');
    expect(tally).not.toContain('cannot');
  });

  test.each([
    ['lead: 7', 'lead: 2', 'words: "clear" needs at least the lead of "likely", which is 2.5, but has 2.'],
    ['lead: 2.5', 'lead: -1', 'words.likely.lead must be'],
    ['    lead: 7\n', '', '"lead" is missing in words.clear.'],
    [
      '    by_rules: { cases: 20, chosen: 9, matched: 12, second: 8 }\n',
      '',
      '"by_rules" is missing in words.close-call.',
    ],
    ['close-call:', 'close:', '"close" is not known in words.'],
    ['cases: 16', 'cases: 1.5', 'words.clear.with_estimates.cases must be'],
    ['cases: 40', 'cases: 29', 'likely, with_estimates: 30 of 29 cases cannot match.'],
    [
      'chosen: 25',
      'chosen: 31',
      'likely, with_estimates: 31 chose the verdict, so no fewer match it, but "matched" is 30.',
    ],
    [
      'second: 1 }',
      'second: 3 }',
      'clear, with_estimates: 14 and 3 cannot have chosen the first and the second option of 16.',
    ],
    ['lead: 7', 'leed: 7', '"leed" is not known in words.clear.'],
  ])('in which %j becomes %j', (from, to, said) => {
    expect(calibrated).toContain(from);
    expect(saidOf(calibrated.replace(from, to), readRulebook)).toContainEqual(expect.stringContaining(said));
  });
});
