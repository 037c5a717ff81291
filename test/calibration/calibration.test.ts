import { describe, expect, test } from 'vitest';
import { advise, optionOf } from '../../src/engine/advice.ts';
import { certaintyOf } from '../../src/engine/certainty.ts';
import type { Confidence } from '../../src/engine/confidence.ts';
import { compile } from '../../src/engine/model.ts';
import { pendingOf } from '../../src/engine/pending.ts';
import { draw } from '../../src/engine/random.ts';
import { missing } from '../../src/rulebook/at.ts';
import type { Facts } from '../../src/rulebook/facts.ts';
import { factsIn, model, realCases, report, USES } from '../rulebook-content/built-in.ts';

const WORDS = ['clear', 'likely', 'close-call'] as const;
type Word = (typeof WORDS)[number];

/** The share of the facts that are kept, and how many thinned versions of each case are tried. */
const SHARES = [0.9, 0.75, 0.5, 0.25];
const THINNED = 6;

interface Advice {
  readonly option: string | null;
  readonly confidence: Confidence;
}

/** By the demands of the words themselves: as calibrated, none is called clear while its record is short. */
const demanding = compile({ ...model.rulebook, words: null });

function adviceOn(facts: Facts): Advice {
  const advice = advise(demanding, facts, new Map()) ?? missing();
  const { confidence } = certaintyOf(advice, pendingOf(advice));
  return { option: optionOf(advice.verdict), confidence };
}

/** How often each word stood beside a verdict, and beside the right one. */
class Tallied {
  private readonly counts = new Map<Confidence, { right: number; all: number }>();

  add({ option, confidence }: Advice, reference: string | null): void {
    const count = this.counts.get(confidence) ?? { right: 0, all: 0 };
    count.all++;
    if (option === reference) count.right++;
    this.counts.set(confidence, count);
  }

  share(word: Word): number {
    const { right, all } = this.counts.get(word) ?? { right: 0, all: 0 };
    return all === 0 ? Number.NaN : right / all;
  }

  row(name: string): string {
    const cells = WORDS.map((word) => {
      const { right, all } = this.counts.get(word) ?? { right: 0, all: 0 };
      return (all === 0 ? '-' : `${right} of ${all} (${((100 * right) / all).toFixed(0)} %)`).padStart(22);
    });
    return name.padEnd(34) + cells.join('');
  }
}

function thinned(facts: Facts, share: number, seed: number): Facts {
  return new Map([...facts].filter((_, index) => draw(seed * 7919 + 1, index) < share));
}

const cases = [
  ...USES.map(([name, documented]) => ({ documented, facts: factsIn(`examples/${name}.yaml`) })),
  ...realCases().map((real) => ({ documented: real.chosen, facts: real.facts })),
];

describe('how often the verdict beside each word is right', () => {
  test('complete cases: a clear verdict is always the documented choice', () => {
    const tallied = new Tallied();
    for (const { facts, documented } of cases) tallied.add(adviceOn(facts), documented);
    report(`${''.padEnd(34)}${WORDS.map((word) => word.padStart(22)).join('')}`);
    report(tallied.row('complete, the documented choice'));
    expect(tallied.share('clear')).toBe(1);
  });

  test('with facts left out: clear at least as often as likely, likely as a close call', () => {
    const all = new Tallied();
    const references = cases.map(({ facts }) => ({ facts, reference: adviceOn(facts).option }));
    for (const share of SHARES) {
      const tallied = new Tallied();
      references.forEach(({ facts, reference }, at) => {
        for (let seed = at * THINNED; seed < (at + 1) * THINNED; seed++) {
          const advice = adviceOn(thinned(facts, share, seed));
          for (const each of [tallied, all]) each.add(advice, reference);
        }
      });
      report(tallied.row(`${share * 100} % kept, the complete verdict`));
    }
    report(all.row('all of these'));
    expect(all.share('clear')).toBeGreaterThanOrEqual(all.share('likely'));
    expect(all.share('likely')).toBeGreaterThanOrEqual(all.share('close-call'));
  });
});
