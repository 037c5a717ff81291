import { describe, expect, test } from 'vitest';
import { folderWith } from './answer.ts';
import { all, allGuarded, manyFacts, manyWays, oneWay } from './many-facts.ts';

const { answerTo } = folderWith({
  'ways.yaml': manyWays,
  'way.yaml': oneWay,
  'facts.yaml': manyFacts,
  'guarded.yaml': allGuarded,
  'false.yaml': all(false),
  'true.yaml': all(true),
});

describe('a file of very many facts', () => {
  /** Not by toContain, which would print a megabyte. */
  const says = (told: string, words: string) => told.replace(/\s+/g, ' ').includes(words);

  test('has them searched only so deep, which is said', () => {
    expect(
      says(answerTo('recommend plain.yaml --rules ways.yaml', [0]), 'can change that is not proved.'),
    ).toBe(true);
  });

  test('is known to be open where every random answer has another verdict, however deep the search must go', () => {
    const told = answerTo('recommend plain.yaml --rules way.yaml --full', [0]);
    expect(says(told, 'Too little is known: leaning towards a.')).toBe(true);
    expect(says(told, 'First in 0 of 100 random completions of ')).toBe(true);
  });

  test('has a cause named that holds more differences than may be needed', () => {
    const told = answerTo('compare false.yaml true.yaml --rules facts.yaml', [0]);
    expect(says(told, 'lead to b, and it is not proved that none of them can be spared.')).toBe(true);
  });

  const check = '-p guarded.yaml --rules facts.yaml -q';

  test('has a changed verdict put down to more changes than may be needed', () => {
    answerTo(`check false.yaml ${check} --baseline verdicts.json --update-baseline`, [0]);
    const told = answerTo(`check true.yaml ${check} --baseline verdicts.json`, [1]);
    expect(says(told, 'Because of these changes, or of some of them: ')).toBe(true);
  });

  test('has every guarded one count as loosened that could not be tried', () => {
    const told = answerTo(`check true.yaml ${check} --base false.yaml`, [1]);
    const loosened = told.replace(/\s+/g, ' ').split('whether that relaxes a rule is not proved').length - 1;
    expect(loosened).toBe(2400);
  });
});
