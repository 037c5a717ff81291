import { isAdvised, optionOf } from '../engine/advice.ts';
import { leadsOf } from '../engine/confidence.ts';
import { ruleStates } from '../engine/explain.ts';
import { whyNot } from '../engine/why-not.ts';
import { missing } from '../rulebook/at.ts';
import { becauseOn } from '../rulebook/rulebook.ts';
import { exclusionText } from './grounds.ts';
import type { Move, OptionReport, Report, Standing } from './report.ts';
import type { Situation } from './situation.ts';

/** The fact that says what runs today; its values are options, or that nothing runs. */
const CURRENT = 'current.option';

/** How many drawbacks of a choice are named. */
const ACCEPTED = 2;

/** What each decided system chose, against the verdict. */
export function standingsOf(situation: Situation, { options, verdict }: Report): readonly Standing[] {
  return situation.profile.systems.flatMap(({ chosen, model, role }): readonly Standing[] => {
    const option = options.find((each) => each.id === chosen?.value);
    if (option === undefined) return [];
    const base = { option: option.id, role: role?.value ?? null };
    if (isAdvised(option.id, verdict)) return [{ kind: 'follows', ...base }];
    // The figure of a model that is named stands with the costs: it is not the one that exceeds a budget here.
    const counted = option.exclusions.filter(({ by }) => by !== 'limit' || model === null);
    const because = [...counted.map(exclusionText), ...drawbacksOf(situation, option)];
    const accepts = [...new Set(because)].slice(0, ACCEPTED);
    return [
      { kind: 'deviates', ...base, rank: option.rank, excluded: option.exclusions.length > 0, accepts },
    ];
  });
}

/** What is bad about an option on the criteria on which it loses most against the verdict. */
function drawbacksOf({ advice, loaded }: Situation, { id }: OptionReport): readonly string[] {
  const { criteria, rules } = loaded.rulebook;
  const states = ruleStates(advice);
  const fired = rules.filter((_, rule) => states[rule] === 'fired');
  const lost = whyNot(advice).find((each) => each.option === id)?.criteria ?? [];
  return lost.flatMap(({ criterion, lost: points }) => {
    if (points <= 0) return [];
    const { ratings } = criteria.find((each) => each.id === criterion) ?? missing();
    const base = ratings.find((rating) => rating.option === id) ?? missing();
    if (base.rating < 0) return [base.because];
    const lowers = fired.find(({ rate }) =>
      rate.some((each) => each.option === id && each.criterion === criterion && each.points < 0),
    );
    return lowers === undefined ? [] : [becauseOn(lowers, criterion)];
  });
}

/**
 * Whether the lead covers a move from what runs today. A move is work and risk that no rule weighs, so a lead that
 * would not make a verdict clear does not cover it.
 */
export function moveOf({ facts, options, verdict, words }: Report): Move | null {
  const current = options.find((option) => option.id === facts.get(CURRENT)?.value);
  const best = options.find((option) => option.id === optionOf(verdict));
  if (current === undefined || best === undefined) return null;
  if (isAdvised(current.id, verdict)) return { kind: 'already-there', option: current.id };
  if (current.exclusions.length > 0) return { kind: 'must-move', option: current.id };
  const behind = best.score - current.score;
  return { kind: behind < leadsOf({ words }).clear ? 'stay' : 'move', option: current.id, behind };
}
