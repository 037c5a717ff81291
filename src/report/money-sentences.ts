import { ASSUMPTION_TABLE } from '../cost/assumption-table.ts';
import type { MonthlyCost } from '../cost/cost.ts';
import type { EstimatedCost } from '../cost/cost-report.ts';
import type { BeyondCapacity, InvalidCost } from '../cost/cost-request.ts';
import type { Cheaper, EstimatedMoney, Money } from '../cost/money.ts';
import { SHORTLISTED } from '../cost/shortlisted.ts';
import { amount, stated } from '../layout/amounts.ts';
import { listed } from '../yaml/phrases.ts';
import { briefText, roleText, SUPPLY_WORD } from './model-sentences.ts';
import type { OptionReport, Recommendation, Report } from './report.ts';
import { capital, nounOf } from './sentences.ts';

/** What is said of money and models beside a verdict. */

/** A model of the shortlist, and its likely USD a month as far as that is known. */
export interface Shortlisted {
  readonly heading: string | null;
  readonly text: string;
  readonly usd: string | null;
}

/** The first models of each list; a heading where there are several lists. */
export function shortlisted({ shortlist }: EstimatedMoney): readonly Shortlisted[] {
  return shortlist.flatMap(({ role, supply, ranked }) =>
    ranked.slice(0, SHORTLISTED).map((candidate, index) => ({
      heading:
        index === 0 && shortlist.length > 1 && supply !== null
          ? `${capital(roleText(role))}, ${SUPPLY_WORD[supply]}`
          : null,
      text: briefText(candidate),
      usd: candidate.cost?.kind === 'known' ? amount(candidate.cost.usd) : null,
    })),
  );
}

/** The likely figure of every option for a narrow cell; nothing where none is known. */
export function likelyCells(report: Recommendation): readonly string[] | null {
  const { money } = report;
  if (money?.kind !== 'estimated') return null;
  return report.options.map(({ id }) => {
    const cost = costOf(money, id);
    return cost?.kind === 'known' ? amount(cost.likely) : '?';
  });
}

export function costOf(money: EstimatedCost, option: string): MonthlyCost | undefined {
  return money.options.find((each) => each.option === option)?.cost;
}

/** What `recommend` says of money: what is missing, or what the figures are and where they disagree. */
export function moneySentences(report: Recommendation): readonly string[] {
  const { money } = report;
  if (money === null) return [];
  if (money.kind !== 'estimated') return [`USD a month: ${obstacleText(money)}`];
  const unknown = report.options.flatMap((option) => noFigure(option, costOf(money, option.id)));
  return [...cheaperSentence(report, money.cheaper), ...unknown, basisSentence(money)];
}

/** Why nothing can be estimated. */
export function obstacleText(obstacle: Exclude<Money, EstimatedMoney>): string {
  return obstacle.kind === 'unknown' ? `needs ${listed(obstacle.missing)}.` : invalidText(obstacle);
}

function invalidText({ facts }: InvalidCost): string {
  const faults = facts.map(({ id, value, least }) => `${id} is ${value}, and must be at least ${least}`);
  return `${listed(faults)}.`;
}

/** Why an option has no figure; nothing where it has one. */
export function noFigure({ title }: OptionReport, cost: MonthlyCost | undefined): readonly string[] {
  if (cost === undefined || cost.kind === 'known') return [];
  return [`${title}: no figure; ${whyUnknown(cost)}`];
}

/** Why an option has no cost. */
export function whyUnknown(cost: Exclude<MonthlyCost, { readonly kind: 'known' }>): string {
  switch (cost.kind) {
    case 'unknown':
      return `not known: ${listed(cost.missing)}.`;
    case 'invalid':
      return invalidText(cost);
    case 'beyond-capacity':
      return beyondText(cost);
  }
}

function beyondText({ limit, allowed, needed }: BeyondCapacity): string {
  const { unit } = ASSUMPTION_TABLE[limit];
  return `the load needs ${amount(needed)} ${unit}, beyond the ${stated(allowed)} for which list prices mean something (${limit}).`;
}

/** Where money and verdict disagree. */
export function cheaperSentence(report: Report, cheaper: Cheaper | null): readonly string[] {
  if (cheaper === null) return [];
  const { option, usd, than, thanUsd, rangesOverlap } = cheaper;
  const doubt = rangesOverlap ? ' Their ranges overlap.' : '';
  const cheap = `${capital(nounOf(report, option))} would cost less: likely USD ${amount(usd)} a month against ${amount(thanUsd)} for ${nounOf(report, than)}.`;
  return [`${cheap}${doubt} The verdict weighs more than money.`];
}

function basisSentence(money: EstimatedMoney): string {
  return `Likely figures with staff and set-up. Token prices as of ${money.prices.dated}, GPU quotes up to ${money.gpusAsOf}. For ranges and assumptions: advisor cost.`;
}
