import { daysBetween } from '../catalog/day.ts';
import type { InvalidLoad } from '../cost/asked/load.ts';
import type { KnownCost } from '../cost/pricing/cost.ts';
import { amount } from '../layout/amounts.ts';
import { capital, listed, lowerFirst } from '../yaml/phrases.ts';
import { budgetSentences, limitText, standingText } from './budget-sentences.ts';
import { knownCostOf } from './cost-of.ts';
import { decisionSentences } from './decision-sentences.ts';
import { factTitle } from './fact-words.ts';
import { briefText, roleText, SUPPLY_WORD } from './model-sentences.ts';
import type { Cheaper, DetailedMoney, NoMoney } from './money.ts';
import { noFigureSentences } from './no-figure.ts';
import { noteSentences } from './note-sentences.ts';
import { listText, nameOfList } from './price-sentences.ts';
import { priceTermsFor } from './price-terms.ts';
import type { Recommendation, Report } from './report.ts';
import { nounOf } from './sentences.ts';
import { firstOfClass, SHORTLISTED } from './shortlisted.ts';

/** What is said of money and models beside a verdict. */

/** A model of the shortlist, and its likely USD a month without salaries as far as that is known. */
export interface Shortlisted {
  readonly heading: string | null;
  readonly text: string;
  readonly usd: string | null;
}

/** The first models of each list that are of the class asked for; a heading where there are several lists. */
export function shortlisted({ lists, quote: { choices, project } }: DetailedMoney): readonly Shortlisted[] {
  return lists.flatMap((list) => {
    const { role, supply } = list;
    const terms = priceTermsFor(role, choices);
    return firstOfClass(list, project.needs, SHORTLISTED).map((candidate, index) => ({
      heading:
        index === 0 && lists.length > 1 && supply !== null
          ? `${capital(roleText(role))}, ${SUPPLY_WORD[supply]}`
          : null,
      text: briefText(
        candidate,
        { supply, assumed: project.assumed, terms },
        index === 0 ? 'in full' : 'brief',
      ),
      usd: candidate.way === null || candidate.way.usd === null ? null : amount(candidate.way.usd),
    }));
  });
}

/** A row of figures below the scores: a name and a text for every option. */
export interface MoneyRow {
  readonly name: string;
  readonly cells: readonly string[];
}

/**
 * The likely figures of every option with and without salaries, and how they stand to the budget unless all are within;
 * none where none is known.
 */
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
    ...(money.limit === null || isWithinBudget({ money })
      ? []
      : [{ name: limitText(money.limit), cells: standing }]),
  ];
}

/**
 * What `recommend` says of money: what is missing, or what the figures are and where they disagree.
 * @param today the day on which the age of prices is told; null: that of the catalogue.
 */
export function moneySentences(report: Recommendation, today: string | null): readonly string[] {
  const { money } = report;
  if (money === null) return [];
  if (money.kind !== 'estimated') return [`USD a month: ${obstacleText(report, money)}`];
  return [
    ...decisionSentences(report, { ...money, decisions: money.decisions.filter(isOpen) }),
    ...budgetSentences(report, money, 'not-excluded'),
    ...noteSentences(money),
    ...cheaperSentence(report, money.cheaper),
    ...noFigureSentences(report, money),
    ...ratedByRulesSentence(report, money),
    datesSentence(money),
    ...staleSentence(money, today),
    'For ranges, line items and assumptions: advisor cost with the same profile.',
  ];
}

/** That what was decided is excluded is said with the decision. */
function isOpen({ cost }: DetailedMoney['decisions'][number]): boolean {
  return cost.kind !== 'forbidden';
}

/** Whether every option keeps the budget by its likely figure. */
export function isWithinBudget({ money }: Pick<Recommendation, 'money'>): boolean {
  return (
    money?.kind === 'estimated' &&
    money.limit !== null &&
    money.options.every(({ budget }) => budget === 'within')
  );
}

/** Why nothing can be estimated. */
export function obstacleText(report: Report, obstacle: NoMoney): string {
  if (obstacle.kind !== 'unknown') return invalidText(report, obstacle);
  const missing = obstacle.missing.map((id) => lowerFirst(factTitle(report, id)));
  return `that needs the ${missing.join(' or the ')}.`;
}

function invalidText(report: Report, { facts }: InvalidLoad): string {
  const faults = facts.map(
    ({ id, value, least }) => `${factTitle(report, id)} is ${value}, and must be at least ${least}`,
  );
  return `${listed(faults)}.`;
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
  if (report.rated !== 'estimate-for-some') return [];
  const lacking = report.options.filter(
    ({ id, exclusions }) => exclusions.length === 0 && knownCostOf(money, id) === null,
  );
  const them = lacking.length === 1 ? 'it has' : 'they have';
  return [
    `The Cost of ${listed(lacking.map(({ noun }) => noun))} is rated by the rules here, since ${them} no figure.`,
  ];
}

/** "Token prices: genai-prices 0.1.8 of 2026-09-23; rents and prices of GPUs: quotes up to 2026-11-26." */
export function datesSentence({ prices, gpusAsOf }: Pick<DetailedMoney, 'prices' | 'gpusAsOf'>): string {
  return `Token prices: ${listed(prices.lists.map(listText))}; rents and prices of GPUs: quotes up to ${gpusAsOf}.`;
}

const STALE_DAYS = 90;

/** A warning where a price list, or every quote of a GPU, is old today; null: on the day when the catalogue was gathered. */
export function staleSentence(
  { gathered, gpusAsOf, prices }: Pick<DetailedMoney, 'gathered' | 'gpusAsOf' | 'prices'>,
  today: string | null,
): readonly string[] {
  const isStale = (dated: string) => daysBetween(dated, today ?? gathered) > STALE_DAYS;
  const lists = prices.lists.filter(({ published }) => isStale(published));
  const stale = [
    ...(lists.length === 0 ? [] : [`token prices of ${listed(lists.map(nameOfList))}`]),
    ...(isStale(gpusAsOf) ? ['all quotes of GPUs'] : []),
  ];
  return stale.length === 0
    ? []
    : [`${capital(listed(stale))} are more than ${STALE_DAYS} days old: check them first.`];
}
