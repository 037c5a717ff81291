import type { BudgetLimit } from '../../cost/answers/budget.ts';
import { amount, stated } from '../../layout/amounts.ts';
import type { OptionId } from '../../rulebook/rulebook.ts';
import { capital, listed } from '../../yaml/phrases.ts';
import { pricesChanged } from './prices.ts';
import type { ComparedCost, ComparedSide, CompareReport } from './report.ts';

/** An option in the middle of a sentence; one that the present rulebook does not have by its id. */
export function optionText(option: OptionId | null, nouns: CompareReport['nouns']): string {
  return option === null ? 'no option' : (nouns.get(option) ?? option);
}

/** What the verdict costs then and now, and which other option moved most, as far as it is known. */
export function costSentences(compared: CompareReport): readonly string[] {
  const { after, before } = compared;
  const verdicts = [...new Set([after.verdict.option, before.verdict.option])];
  const moved = movedMost(compared);
  return [
    ...verdicts.flatMap((option) => (option === null ? [] : costSentence(compared, option))),
    ...(moved === null || verdicts.includes(moved) ? [] : costSentence(compared, moved, 'Most moved is ')),
  ];
}

function costSentence(
  { after, before, nouns }: CompareReport,
  option: OptionId,
  start = '',
): readonly string[] {
  const [old, now] = [before.costs.get(option), after.costs.get(option)];
  const subject = capital(`${start}${optionText(option, nouns)}`);
  if (now === undefined)
    return old === undefined ? [] : [`${subject}: ${monthly(old)} before; no figure for it after.`];
  if (old === undefined) return [`${subject}: ${monthly(now)} after; no figure for it before.`];
  return [`${subject}: ${changedMonthly(old, now)}.`];
}

/** "likely USD 22.8 a month without salaries, 636 with them" */
function monthly({ likely, withoutSalaries }: ComparedCost): string {
  return withoutSalaries === null
    ? `likely USD ${amount(likely)} a month with salaries`
    : `likely USD ${amount(withoutSalaries)} a month without salaries, ${amount(likely)} with them`;
}

function changedMonthly(old: ComparedCost, now: ComparedCost): string {
  const withSalaries = arrow(old.likely, now.likely);
  if (old.withoutSalaries === null || now.withoutSalaries === null)
    return `likely USD ${withSalaries} a month with salaries`;
  const without = arrow(old.withoutSalaries, now.withoutSalaries);
  return `likely USD ${without} a month without salaries, ${withSalaries} with them`;
}

/** "2,640 → 3,100", or the figure where both read the same. */
function arrow(old: number, now: number): string {
  const [then, today] = [amount(old), amount(now)];
  return then === today ? `${today} (unchanged)` : `${then} → ${today}`;
}

/** The option whose likely bill moved by most dollars; null where none moved visibly. */
export function movedMost({ after, before }: CompareReport): OptionId | null {
  const moves = [...before.costs].flatMap(([option, old]) => {
    const now = after.costs.get(option);
    const [then, today] = now === undefined ? [0, 0] : bills(old, now);
    return amount(then) === amount(today) ? [] : [{ option, usd: Math.abs(today - then) }];
  });
  const [most] = moves.toSorted((a, b) => b.usd - a.usd);
  return most?.option ?? null;
}

/** Without salaries where both sides tell that. */
function bills(old: ComparedCost, now: ComparedCost): readonly [number, number] {
  return old.withoutSalaries === null || now.withoutSalaries === null
    ? [old.likely, now.likely]
    : [old.withoutSalaries, now.withoutSalaries];
}

/** "its likely bill USD 2,280 a month instead of 22.8"; null where the verdict costs the same or nobody knows. */
export function billText({ after, before }: CompareReport): string | null {
  const option = after.verdict.option;
  const [old, now] = option === null ? [] : [before.costs.get(option), after.costs.get(option)];
  if (old === undefined || now === undefined) return null;
  const [then, today] = bills(old, now).map(amount);
  const salaries = old.withoutSalaries === null || now.withoutSalaries === null ? 'with' : 'without';
  return then === today
    ? null
    : `its likely cost USD ${today} a month instead of ${then} (${salaries} salaries)`;
}

/** Whether the verdict keeps a budget, by its likely figure; null where that is not known. */
export function isWithinBudget({ budget, costs, verdict }: ComparedSide): boolean | null {
  const figure = verdict.option === null ? null : (costs.get(verdict.option)?.withoutSalaries ?? null);
  if (budget === null || figure === null) return null;
  return budget.kind === 'sum' ? figure <= budget.usd : figure < budget.usd;
}

/** Whether the budget is kept, and was. */
export function budgetSentences({ after, before, nouns }: CompareReport): readonly string[] {
  const { budget, verdict } = after;
  const [was, is] = [isWithinBudget(before), isWithinBudget(after)];
  if (budget === null) return [];
  const sum = `USD ${stated(budget.usd)} a month`;
  const limit = budget.kind === 'level' ? `, below ${sum}` : ` of ${sum}`;
  if (verdict.option === null)
    return nobodyKeeps(after, budget) ? [`No option keeps the budget${limit}.`] : [];
  if (is === null) return [];
  return [`${capital(optionText(verdict.option, nouns))} ${keepsText(was, is)} the budget${limit}.`];
}

/** Whether every option with a figure is above the budget, by what is likely. */
function nobodyKeeps({ costs }: ComparedSide, { kind, usd }: BudgetLimit): boolean {
  const figures = [...costs.values()].flatMap(({ withoutSalaries }) => withoutSalaries ?? []);
  return figures.length > 0 && figures.every((figure) => (kind === 'sum' ? figure > usd : figure >= usd));
}

function keepsText(was: boolean | null, is: boolean): string {
  if (was === is) return is ? 'still keeps' : 'still exceeds';
  const word = is ? 'keeps' : 'exceeds';
  return was === null ? word : `now ${word}`;
}

/** From when the prices are that differ. */
export function pricesSentences({ after, before }: CompareReport): readonly string[] {
  if (!pricesChanged(before, after)) return [];
  return before.pricesAsOf === after.pricesAsOf
    ? [`Other prices of the same day, ${after.pricesAsOf}.`]
    : [`Of ${before.pricesAsOf} before, of ${after.pricesAsOf} after.`];
}

/** Which models to look at, and which it were. */
export function modelsSentences({ after, before }: CompareReport): readonly string[] {
  if (after.models.length === 0) return [];
  const [then, now] = [before.models, after.models].map((names) => listed(names, 'or'));
  if (then === now) return [`Look at ${now}, as before.`];
  return [`Look at ${now}${before.models.length === 0 ? '' : ` (before: ${then})`}.`];
}
