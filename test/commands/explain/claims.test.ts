import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claimsBlocks } from '../../../src/commands/explain/claims/blocks.ts';
import { claimsOf, explainedSources } from '../../../src/commands/explain/claims/claims.ts';
import type { ExplainedClaim } from '../../../src/commands/explain/claims/report.ts';
import { Evaluation } from '../../../src/engine/evaluation.ts';
import { compile } from '../../../src/engine/model.ts';
import { toTerminal } from '../../../src/layout/to-terminal.ts';
import type { Situation } from '../../../src/report/situation.ts';
import { at } from '../../../src/rulebook/at.ts';
import { knowledgeOf, TRUE } from '../../../src/rulebook/normal-form.ts';
import type { Rulebook } from '../../../src/rulebook/rulebook.ts';
import { COINS, pricedToy } from '../../engine/estimated-toy.ts';
import { diceOf, inventFacts } from '../../engine/invent.ts';
import { toyModel } from '../../engine/toy.ts';
import { situationBy, situationOf, TERMINAL } from '../../report/situations.ts';

const seeds = fc.nat({ max: 100_000 });

/** A profile of the rulebook about databases that states some facts, as the seed has it. */
function someSituation(seed: number): Situation {
  const dice = diceOf(seed);
  const facts = inventFacts(toyModel().rulebook, dice, 1 + dice(9));
  return situationOf(Object.fromEntries([...facts].map(([id, { value }]) => [id, value])));
}

function claimsIn(situation: Situation): readonly ExplainedClaim[] {
  return explainedSources(situation.advice).flatMap((source) =>
    source.sections.flatMap((each) => each.claims),
  );
}

describe('the claims of a rulebook', () => {
  test('are each listed once, in the section of the source that makes them', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const situation = someSituation(seed);
        const { claims, sources } = situation.loaded.rulebook;
        const found = explainedSources(situation.advice);
        expect(found.map(({ id }) => id)).toEqual(sources.map(({ id }) => id));
        const listed = found.flatMap((source) =>
          source.sections.flatMap((section) =>
            section.claims.map(({ id }) => ({ id, source: source.id, section: section.title })),
          ),
        );
        const order = (a: { id: string }, b: { id: string }) => a.id.localeCompare(b.id);
        const wanted = claims.map(({ id, section, source }) => ({ id, source, section }));
        expect(listed.toSorted(order)).toEqual(wanted.toSorted(order));
      }),
      { numRuns: 30 },
    );
  });

  test('act exactly where a rule that fired or a rating rests on them, and leaving it out would change something', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const situation = someSituation(seed);
        const acting = claimsIn(situation).filter(({ state }) => state === 'acts');
        expect(acting.map(({ id }) => id).sort()).toEqual([...claimsThatAct(situation)].sort());
      }),
      { numRuns: 20 },
    );
  });

  test('say what each score owes to a rule: what it would lose without it', () => {
    let compared = 0;
    for (let seed = 0; seed < 20; seed++) {
      const situation = someSituation(seed);
      const { rulebook } = situation.loaded;
      for (const { by, moves } of claimsIn(situation).flatMap((claim) => claim.acts)) {
        const rule = rulebook.rules.find(({ id }) => by.kind === 'rule' && id === by.rule);
        if (rule === undefined || rule.weight.length > 0) continue;
        const without = scoresOf(situation, {
          ...rulebook,
          rules: rulebook.rules.filter((each) => each !== rule),
        });
        scoresOf(situation, rulebook).forEach((score, option) => {
          const { id } = at(rulebook.options, option);
          const owed = moves.filter((move) => move.option === id).reduce((sum, move) => sum + move.points, 0);
          expect(score - at(without, option)).toBeCloseTo(owed, 9);
        });
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(0);
  });

  test('of a scale act by what the estimate makes of each option, in place of the ratings of the rulebook', () => {
    const situation = situationBy(pricedToy(), { 'app.stage': 'live', 'load.rows': 20_000 }, COINS);
    const { base, criterionCount, rulebook } = situation.advice.model;
    expect(base.outside.size).toBeGreaterThan(0);
    const acts = claimsIn(situation).flatMap((claim) => claim.acts);
    const movesOf = (kind: string) => acts.filter(({ by }) => by.kind === kind).flatMap((act) => act.moves);
    const outside = [...base.outside].map((index) => ({
      criterion: at(rulebook.criteria, index % criterionCount).id,
      option: at(rulebook.options, Math.floor(index / criterionCount) - 1).id,
    }));
    expect(movesOf('estimate').length).toBeGreaterThan(0);
    for (const { criterion, option } of movesOf('estimate'))
      expect(outside).toContainEqual({ criterion, option });
    for (const { criterion, option } of movesOf('rating'))
      expect(outside).not.toContainEqual({ criterion, option });
  });

  test('wait for what rules that rest on them do not know', () => {
    fc.assert(
      fc.property(seeds, (seed) => {
        const situation = someSituation(seed);
        for (const { awaits, acts, side, state } of claimsIn(situation)) {
          if (state === 'waits') expect(awaits.length).toBeGreaterThan(0);
          for (const fact of awaits) expect(situation.advice.facts.has(fact)).toBe(false);
          expect([acts.length > 0, side !== null]).toEqual([state === 'acts', state === 'acts']);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('that only describe an option do not act, and where a limit cuts all off they change nothing', () => {
    const { rulebook } = toyModel();
    const extra = (id: string) => ({ id, source: 'notebook', section: 'New', text: `Of ${id}.` });
    const changed: Rulebook = {
      ...rulebook,
      claims: [...rulebook.claims, extra('told'), extra('cut'), extra('unmet')],
      options: rulebook.options.map((option, place) =>
        place === 0 ? { ...option, claims: ['told'] } : option,
      ),
      rules: [
        ...rulebook.rules,
        ...(['cut', 'unmet'] as const).map((id) => ({
          ...at(rulebook.rules, 0),
          id,
          when:
            id === 'cut'
              ? ({ kind: 'all', of: [] } as const)
              : ({ kind: 'atom', fact: 'app.stage', test: { operator: 'in', values: ['live'] } } as const),
          weight: [],
          exclude: [],
          actions: [],
          rate: [{ option: at(rulebook.options, 0).id, criterion: at(rulebook.criteria, 0).id, points: 0 }],
          claims: [id],
        })),
      ],
    };
    const claims = claimsIn(situationBy(compile(changed), { 'app.stage': 'draft' }));
    const stateOf = (id: string) => claims.find((claim) => claim.id === id)?.state;
    expect(['told', 'cut', 'unmet'].map(stateOf)).toEqual(['describes', 'no-effect', 'not-met']);
  });
});

test.each([40, 60, 80, 120])('in %i columns no line is wider', async (width) => {
  for (const seed of [1, 2, 3]) {
    const text = await toTerminal(claimsBlocks(claimsOf(someSituation(seed))), { ...TERMINAL, width });
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(
      Math.min(width, 100),
    );
  }
});

/** What is evaluated by another rulebook, compiled anew. */
function evaluated({ advice }: Situation, rulebook: Rulebook): Evaluation {
  const model = compile(rulebook);
  return new Evaluation(model, advice.factors, knowledgeOf(model.form, advice.facts));
}

function scoresOf(situation: Situation, rulebook: Rulebook): readonly number[] {
  const evaluation = evaluated(situation, rulebook);
  return evaluation.sums.map((sum) => (sum / evaluation.totalWeight() + 5) * 10);
}

/** The claims of rules and ratings without which a rating that counts, or a weight that tells options apart, is another. */
function claimsThatAct(situation: Situation): ReadonlySet<string> {
  const { rulebook } = situation.loaded;
  const { model, truths } = evaluated(situation, rulebook);
  const acting = new Set<string>();
  model.rules.forEach(({ rule }, index) => {
    if (truths[index] !== TRUE || rule.claims.length === 0) return;
    const without = { ...rulebook, rules: rulebook.rules.filter((each) => each !== rule) };
    if (rule.exclude.length > 0 || rule.actions.length > 0 || isOther(situation, without))
      for (const claim of rule.claims) acting.add(claim);
  });
  for (const [place, criterion] of rulebook.criteria.entries())
    for (const rating of criterion.ratings.filter((each) => each.claims.length > 0)) {
      const ratings = criterion.ratings.map((each) => (each === rating ? { ...each, rating: 0 } : each));
      const criteria = rulebook.criteria.with(place, { ...criterion, ratings });
      if (isOther(situation, { ...rulebook, criteria })) for (const claim of rating.claims) acting.add(claim);
    }
  return acting;
}

function isOther(situation: Situation, changed: Rulebook): boolean {
  const [with_, without] = [situation.loaded.rulebook, changed].map((each) => evaluated(situation, each));
  if (with_ === undefined || without === undefined) return false;
  const { criterionCount, optionCount } = with_.model;
  return with_.weights.some((weight, criterion) => {
    const column = ({ ratings }: Evaluation) =>
      Array.from({ length: optionCount }, (_, option) => at(ratings, option * criterionCount + criterion));
    const [before, after] = [column(with_), column(without)];
    const isRated = before.some((rating, option) => rating !== at(after, option));
    const isWeighed = weight !== at(without.weights, criterion) && new Set(after).size > 1;
    return (isRated && weight !== 0) || isWeighed;
  });
}
