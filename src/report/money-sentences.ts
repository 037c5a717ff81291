import type { Supply } from '../catalog/option.ts';
import { ASSUMPTION_TABLE } from '../cost/assumptions/table.ts';
import type { BeyondCapacity, KnownCost, NoGpuPrice } from '../cost/cost.ts';
import type { InvalidLoad } from '../cost/load.ts';
import type { NoPick } from '../cost/picks.ts';
import type { OptionCost } from '../cost/quote.ts';
import { amount, stated } from '../layout/amounts.ts';
import { listed } from '../yaml/phrases.ts';
import { budgetSentences, limitText, standingText } from './budget-sentences.ts';
import { briefText, classText, exclusionText, pricesText, roleText, SUPPLY_WORD } from './model-sentences.ts';
import type { Cheaper, DetailedMoney, NoMoney } from './money.ts';
import { noteSentences } from './note-sentences.ts';
import { notSharedText } from './region-sentences.ts';
import type { Recommendation, Report } from './report.ts';
import { capital, lowerFirst, nounOf } from './sentences.ts';
import { firstOfClass, SHORTLISTED } from './shortlisted.ts';

/** What is said of money and models beside a verdict. */

/** A model of the shortlist, and its likely USD a month without salaries as far as that is known. */
export interface Shortlisted {
  readonly heading: string | null;
  readonly text: string;
  readonly usd: string | null;
}

/** The first models of each list that are of the class asked for; a heading where there are several lists. */
export function shortlisted({ lists, quote: { project } }: DetailedMoney): readonly Shortlisted[] {
  return lists.flatMap((list) => {
    const { role, supply } = list;
    return firstOfClass(list, project.needs, SHORTLISTED).map((candidate, index) => ({
      heading:
        index === 0 && lists.length > 1 && supply !== null
          ? `${capital(roleText(role))}, ${SUPPLY_WORD[supply]}`
          : null,
      text: briefText(candidate),
      usd: candidate.way === null || candidate.way.usd === null ? null : amount(candidate.way.usd),
    }));
  });
}

export function costOf({ options }: Pick<DetailedMoney, 'options'>, option: string): OptionCost | undefined {
  return options.find((each) => each.option === option)?.cost;
}

export function knownCostOf(money: Pick<DetailedMoney, 'options'>, option: string): KnownCost | null {
  const cost = costOf(money, option);
  return cost?.kind === 'known' ? cost : null;
}

/** A row of figures below the scores: a name and a text for every option. */
export interface MoneyRow {
  readonly name: string;
  readonly cells: readonly string[];
}

/** The likely figures of every option with and without salaries, and how they stand to the budget; none where none is known. */
export function moneyRows({ money, options }: Recommendation): readonly MoneyRow[] {
  if (money?.kind !== 'estimated') return [];
  const figures = (figure: (cost: KnownCost) => number) =>
    options.map(({ id }) => {
      const cost = knownCostOf(money, id);
      return cost === null ? '?' : amount(figure(cost));
    });
  const standing = options.map(({ id }) => standingText(money, id));
  return [
    { name: 'USD a month (likely)', cells: figures(({ likely }) => likely) },
    { name: 'without salaries', cells: figures(({ invoices }) => invoices.likely) },
    ...(money.limit === null ? [] : [{ name: limitText(money.limit), cells: standing }]),
  ];
}

/** What `recommend` says of money: what is missing, or what the figures are and where they disagree. */
export function moneySentences(report: Recommendation): readonly string[] {
  const { money } = report;
  if (money === null) return [];
  if (money.kind !== 'estimated') return [`USD a month: ${obstacleText(money)}`];
  return [
    ...budgetSentences(report, money),
    ...noteSentences(money),
    ...cheaperSentence(report, money.cheaper),
    ...noFigureSentences(report, money),
    ...ratedByRulesSentence(report, money),
    datesSentence(money),
    ...staleSentence(money),
    'For ranges, line items and assumptions: advisor cost with the same profile.',
  ];
}

/** Why nothing can be estimated. */
export function obstacleText(obstacle: NoMoney): string {
  return obstacle.kind === 'unknown' ? `needs ${listed(obstacle.missing, 'or')}.` : invalidText(obstacle);
}

function invalidText({ facts }: InvalidLoad): string {
  const faults = facts.map(({ id, value, least }) => `${id} is ${value}, and must be at least ${least}`);
  return `${listed(faults)}.`;
}

/** Why options have no figure; those for which it is the same are named together. */
export function noFigureSentences(report: Report, money: DetailedMoney): readonly string[] {
  const byReason = new Map<string, string[]>();
  for (const { id, title } of report.options) {
    const why = whyNoFigure(money, id);
    if (why === null) continue;
    const titles = byReason.get(why) ?? [];
    byReason.set(why, [...titles, titles.length === 0 ? title : lowerFirst(title)]);
  }
  return [...byReason].map(([why, titles]) => `${titles.join('; ')}: ${why}.`);
}

/** Why an option has no figure, without its name; null where it has one. */
export function whyNoFigure(money: DetailedMoney, option: string): string | null {
  const cost = costOf(money, option);
  if (cost === undefined || cost.kind === 'known') return null;
  switch (cost.kind) {
    case 'forbidden':
    case 'none-of-class':
    case 'unsuitable':
    case 'no-figure':
      return noPickText(...lackingIn(money, option, cost));
    case 'no-price':
      return `no figure, since ${cost.model} has no known price for all that a call holds`;
    case 'no-gpu-price':
      return `no figure, since the load needs ${missingText(cost)} than you have, and neither a rent nor a price of them is known`;
    case 'no-shared-region':
      return notSharedText(cost);
    case 'no-mix':
      return 'no figure, since search vectors of two models cannot be compared with each other';
    case 'beyond-capacity':
      return beyondText(cost);
  }
}

/** "3 more GPUs of the kind Apple M4 Max" */
function missingText({ gpu, missing }: NoGpuPrice): string {
  return `${amount(missing)} more ${missing === 1 ? 'GPU' : 'GPUs'} of the kind ${gpu}`;
}

/** The part of an option that no model stands for: of a mix, the closed one first. */
function lackingIn({ picks }: DetailedMoney, option: string, cost: NoPick): readonly [NoPick, Supply] {
  const closed = picks['closed-api'];
  if (option === 'hybrid' && isLacking(closed)) return [closed, 'closed-api'];
  const own = option === 'closed-api' || option === 'open-self-hosted' ? option : 'open-managed';
  return [cost, own];
}

function isLacking(pick: DetailedMoney['picks'][Supply]): pick is NoPick {
  return pick.kind !== 'bought' && pick.kind !== 'hosted';
}

function noPickText(pick: NoPick, supply: Supply): string {
  switch (pick.kind) {
    case 'forbidden':
      return pick.by === 'data.boundary'
        ? 'no figure, since the data may not leave machines that you administer'
        : 'no figure, since it must work without a connection';
    case 'none-of-class':
      return `withheld: no ${classText(supply === 'closed-api' ? 'closed' : 'open', pick.quality)} has a figure`;
    case 'unsuitable':
      return `no figure, since ${pick.model}, which you name, cannot do this: ${unsuitableText(pick)}`;
    case 'no-figure':
      return pick.missing === 'price'
        ? `no figure, since no price that covers such a call is known for ${pick.model}`
        : `no figure, since no machines with a known speed and price are known for ${pick.model}`;
  }
}

export function unsuitableText({ reasons }: Extract<NoPick, { readonly kind: 'unsuitable' }>): string {
  return reasons.map((reason) => exclusionText(reason).replace(/\.$/, '')).join('; ');
}

function beyondText({ limit, allowed, needed }: BeyondCapacity): string {
  const { unit } = ASSUMPTION_TABLE[limit];
  const where = limit === 'price.maximum_tokens_per_day' ? `${unit} a day` : unit;
  return `no figure, since the load needs ${amount(needed)} ${where}, beyond the ${stated(allowed)} up to which list prices mean something (${limit})`;
}

/** Where an option that is not excluded costs clearly less, and what outweighs that. */
export function cheaperSentence(report: Report, cheaper: Cheaper | null): readonly string[] {
  if (cheaper === null) return [];
  const { option, usd, than, thanUsd, rangesOverlap } = cheaper;
  const doubt = rangesOverlap ? ', though the ranges overlap' : '';
  const cheap = `${capital(nounOf(report, option))} would cost less with salaries: likely USD ${amount(usd)} a month against ${amount(thanUsd)} for ${nounOf(report, than)}${doubt}.`;
  const heavier = outweighing(report, than, option);
  return [heavier.length === 0 ? cheap : `${cheap} It loses more on ${listed(heavier)}.`];
}

/** The criterion of what things cost: the sentence speaks of it already. */
const COST = 'cost';

/** The criteria on which an option gains most over another, two at most. */
function outweighing({ criteria, options }: Report, than: string, option: string): readonly string[] {
  const ratings = (id: string) => options.find((each) => each.id === id)?.ratings ?? [];
  const [ahead, behind] = [ratings(than), ratings(option)];
  return criteria
    .map(({ id, title, weight }, at) => ({
      id,
      title,
      gain: weight * ((ahead[at] ?? 0) - (behind[at] ?? 0)),
    }))
    .filter(({ gain, id }) => gain > 0 && id !== COST)
    .toSorted((left, right) => right.gain - left.gain)
    .slice(0, 2)
    .map(({ title }) => title);
}

/** Where an option that is in the running has no figure, the rules rate it. */
function ratedByRulesSentence(report: Report, money: DetailedMoney): readonly string[] {
  const lacking = report.options.filter(
    ({ id, exclusions }) => exclusions.length === 0 && knownCostOf(money, id) === null,
  );
  const them = lacking.length === 1 ? 'it has' : 'they have';
  return lacking.length === 0
    ? []
    : [
        `The Cost of ${listed(lacking.map(({ noun }) => noun))} is rated by the rules here, since ${them} no figure.`,
      ];
}

/** "Token prices of 2026-09-23 …; rents and prices of GPUs from quotes up to 2026-11-26." */
export function datesSentence({ prices, gpusAsOf }: Pick<DetailedMoney, 'prices' | 'gpusAsOf'>): string {
  return `Token prices of ${pricesText(prices)}; rents and prices of GPUs from quotes up to ${gpusAsOf}.`;
}

const STALE_DAYS = 90;
const DAY = 86_400_000;

/** A warning where the oldest price list was old already when the catalogue was gathered. */
export function staleSentence({
  gathered,
  prices,
}: Pick<DetailedMoney, 'gathered' | 'prices'>): readonly string[] {
  const days = Math.floor((Date.parse(gathered) - Date.parse(prices.dated)) / DAY);
  return days > STALE_DAYS
    ? [
        `Some token prices were ${days} days old when the catalogue was gathered (${gathered}): check them first.`,
      ]
    : [];
}
