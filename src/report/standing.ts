import { THRESHOLDS } from '../engine/confidence.ts';
import { whyNot } from '../engine/explain.ts';
import type { Decision as Chosen } from '../profile/profile.ts';
import { TRUE } from '../rulebook/normal-form.ts';
import type { Move, OptionReport, Standing, Verdict } from './report.ts';
import type { Situation } from './situation.ts';

/** The fact that says what runs today; its values are options, or that nothing runs. */
const CURRENT = 'current.option';

/** How many drawbacks of a choice are named. */
const ACCEPTED = 2;

/** What each decided system chose, against the verdict. */
export function standingsOf(
  situation: Situation,
  verdict: Verdict,
  options: readonly OptionReport[],
): readonly Standing[] {
  return situation.profile.systems.flatMap(({ chosen, role }: Chosen): readonly Standing[] => {
    const option = options.find((each) => each.id === chosen?.value);
    if (option === undefined) return [];
    const base = { option: option.id, role: role?.value ?? null };
    if (option.id === verdict.option || verdict.tied.includes(option.id))
      return [{ kind: 'follows', ...base }];
    const because = [...option.exclusions.map((each) => each.because), ...drawbacksOf(situation, option)];
    const accepts = [...new Set(because)].slice(0, ACCEPTED);
    return [
      { kind: 'deviates', ...base, rank: option.rank, excluded: option.exclusions.length > 0, accepts },
    ];
  });
}

/** What is bad about an option on the criteria on which it loses most against the verdict. */
function drawbacksOf({ loaded, analysis }: Situation, { id }: OptionReport): readonly string[] {
  const { criteria, options, rules } = loaded.rulebook;
  const { evaluation } = analysis.decision;
  const place = options.findIndex((option) => option.id === id);
  const lost = whyNot(analysis.decision).find((each) => each.option === place)?.criteria ?? [];
  return lost.flatMap(({ criterion, lost: points }) => {
    if (points <= 0) return [];
    const base = criteria[criterion].ratings[place];
    if (base.rating < 0) return [base.because];
    const lowers = rules.find(
      ({ rate }, rule) =>
        evaluation.truths[rule] === TRUE &&
        rate.some(
          (each) => each.option === id && each.criterion === criteria[criterion].id && each.points < 0,
        ),
    );
    return lowers === undefined ? [] : [lowers.because];
  });
}

/**
 * Whether the lead covers a move from what runs today. A move is work and risk that no rule weighs, so a lead that
 * would not make a verdict clear does not cover it.
 */
export function moveOf(
  { known }: Situation,
  verdict: Verdict,
  options: readonly OptionReport[],
): Move | null {
  const current = options.find((option) => option.id === known.get(CURRENT)?.value);
  const best = options.find((option) => option.id === verdict.option);
  if (current === undefined || best === undefined) return null;
  if (current.id === best.id || verdict.tied.includes(current.id))
    return { kind: 'already-there', option: current.id };
  if (current.exclusions.length > 0) return { kind: 'must-move', option: current.id };
  const behind = best.score - current.score;
  return { kind: behind < THRESHOLDS.clear.margin ? 'stay' : 'move', option: current.id, behind };
}
