import type { CompiledRule } from '../../engine/compiled.ts';
import type { Evaluation } from '../../engine/evaluation.ts';
import type { Model } from '../../engine/model.ts';
import { at } from '../../rulebook/at.ts';
import { TRUE } from '../../rulebook/normal-form.ts';
import { cutOff, winnerWithout } from './leave-one-out.ts';
import type { Situations } from './situations.ts';

/** How often a rule fires, and how often another option would be first without it. */
export interface RuleTally {
  fires: number;
  decides: number;
  /** For each of its effects, in how many firings a limit cuts it off: wholly, or a part of it. */
  readonly cut: readonly { wholly: number; partly: number }[];
}

/** How often each option is first; at the end, how often none fits. */
export type Wins = number[];

/** What a rulebook does over many situations. */
export interface Tally {
  count: number;
  readonly wins: Wins;
  /** Those in which at least two options are left to choose between. */
  unforced: number;
  readonly unforcedWins: Wins;
  /** In rulebook order. */
  readonly rules: readonly RuleTally[];
}

/** Counts wins, firings and decisions over situations. */
export function tallyOf(model: Model, situations: Situations): Tally {
  const places = Array.from({ length: model.optionCount + 1 }, () => 0);
  const tally: Tally = {
    count: 0,
    wins: [...places],
    unforced: 0,
    unforcedWins: [...places],
    rules: model.rules.map(({ effects }) => ({
      fires: 0,
      decides: 0,
      cut: effects.map(() => ({ wholly: 0, partly: 0 })),
    })),
  };
  for (const evaluation of situations) count(tally, evaluation);
  return tally;
}

function count(tally: Tally, evaluation: Evaluation): void {
  const { model, truths } = evaluation;
  const winner = evaluation.winner();
  const left = evaluation.excluded.filter((out) => out === 0).length;
  tally.count++;
  add(tally.wins, winner);
  if (left > 1) {
    tally.unforced++;
    add(tally.unforcedWins, winner);
  }
  for (const rule of model.rules)
    if (truths[rule.index] === TRUE) countRule(at(tally.rules, rule.index), rule, evaluation, winner);
}

function countRule(tally: RuleTally, rule: CompiledRule, evaluation: Evaluation, winner: number): void {
  tally.fires++;
  if (winnerWithout(evaluation, rule) !== winner) tally.decides++;
  rule.effects.forEach((effect, place) => {
    const cut = cutOff(evaluation, effect.at, effect.points);
    if (cut === 1) at(tally.cut, place).wholly++;
    else if (cut > 0) at(tally.cut, place).partly++;
  });
}

function add(wins: Wins, winner: number): void {
  const place = winner < 0 ? wins.length - 1 : winner;
  wins[place] = at(wins, place) + 1;
}
