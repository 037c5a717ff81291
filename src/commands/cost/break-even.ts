import type { BreakEven } from '../../cost/answers/break-even.ts';
import { amount, stated } from '../../layout/amounts.ts';
import { knownCostOf } from '../../report/cost-of.ts';
import type { BreakEvenAgainst, DetailedMoney } from '../../report/money.ts';
import { whyNoFigure } from '../../report/no-figure.ts';
import type { Report } from '../../report/report.ts';
import { nounOf } from '../../report/sentences.ts';
import { TIER_WORD } from '../../report/tiers.ts';
import { listed } from '../../yaml/phrases.ts';
import { countText } from './sentences.ts';

const OWN = 'open-self-hosted';

/** Where self-hosting meets the options that others run; what cannot be compared for one reason is said at once. */
export function breakEvenTexts(report: Report, money: DetailedMoney): readonly string[] {
  const without = new Map<string, string[]>();
  const texts: string[] = [];
  for (const { against, result } of money.breakEvens) {
    const other = nounOf(report, against);
    if (result.kind === 'other-class') texts.push(`No break-even with ${other}: ${classesText(result)}.`);
    else if (result.kind !== 'not-comparable') texts.push(textOn(money, against, other, result));
    else {
      const why = whyNot(report, money, result.lacking);
      without.set(why, [...(without.get(why) ?? []), other]);
    }
  }
  const lacking = [...without].map(([why, others]) => `No break-even with ${listed(others, 'or')}: ${why}.`);
  return [...texts, ...lacking];
}

/** One statement that agrees with the figures at the stated load. */
function textOn(
  money: DetailedMoney,
  against: BreakEvenAgainst['against'],
  other: string,
  result: Exclude<BreakEven, { readonly kind: 'not-comparable' | 'other-class' }>,
): string {
  const here = volumeHere(money);
  const isCheaper = isCheaperHere(money, against);
  switch (result.kind) {
    case 'from': {
      const above = countText(result.requestsPerDay);
      const isAbove = money.load.requestsPerDay.likely >= result.requestsPerDay;
      const back = paidBackText(money, result.paidBackAfter);
      if (isCheaper === isAbove)
        return `With salaries, self-hosting is cheaper than ${other} as a rule above ${above} requests a day; you have ${here}.${back}`;
      return isCheaper
        ? `With salaries, self-hosting is cheaper than ${other} at your ${here} requests a day, and as a rule above ${above}.${back}`
        : `With salaries, self-hosting is cheaper than ${other} at most volumes above ${above} requests a day, but not at your ${here}.${back}`;
    }
    case 'between': {
      const [above, below] = [countText(result.requestsPerDay), countText(result.upTo)];
      const back = paidBackText(money, result.paidBackAfter);
      return `With salaries, self-hosting is cheaper than ${other} at most volumes between ${above} and ${below} requests a day; you have ${here}.${back}`;
    }
    case 'always': {
      const upTo = `up to ${countText(result.upTo)} requests a day`;
      const back = paidBackText(money, result.paidBackAfter);
      return isCheaper
        ? `With salaries, self-hosting is cheaper than ${other} at every volume ${upTo}.${back}`
        : `With salaries, self-hosting is cheaper than ${other} at most volumes ${upTo}, but not at your ${here} requests a day.${back}`;
    }
    case 'never': {
      const upTo = `${countText(result.upTo)} requests a day`;
      return isCheaper
        ? `With salaries, self-hosting is cheaper than ${other} at your ${here} requests a day, but not at ${upTo}, the most that was looked at.`
        : `With salaries, self-hosting is never cheaper than ${other} (looked at up to ${upTo}).`;
    }
  }
}

function classesText({ other, own }: Extract<BreakEven, { readonly kind: 'other-class' }>): string {
  return `${own.name} is of the class ${TIER_WORD[own.tier]}, and ${other.name} of the class ${TIER_WORD[other.tier]}`;
}

function whyNot(report: Report, money: DetailedMoney, lacking: string): string {
  const why = whyNoFigure(money, lacking)?.replace(/^(withheld: |no figure, since )/, '');
  return why ?? `${nounOf(report, lacking)} has no figure`;
}

function volumeHere({ load }: DetailedMoney): string {
  const { likely } = load.requestsPerDay;
  return load.assumed.includes('workload.requests_per_day') ? `likely ${countText(likely)}` : stated(likely);
}

function isCheaperHere(money: DetailedMoney, against: string): boolean {
  const [own, other] = [knownCostOf(money, OWN), knownCostOf(money, against)];
  return own !== null && other !== null && own.likely <= other.likely;
}

/** After how long hardware that is bought has paid for itself at the stated load; nothing where none is bought. */
function paidBackText({ picks, quote }: DetailedMoney, months: number | null): string {
  const own = picks[OWN];
  if (own.kind !== 'hosted' || own.hosting.acquisition !== 'bought') return '';
  if (months === null) return ' What is paid up front is never paid back at your volume.';
  const likely = (id: 'own.depreciation_months' | 'job.months') =>
    quote.project.inputs.get(id)?.likely ?? Number.POSITIVE_INFINITY;
  const job = likely('job.months');
  if (months > job) return ` What is paid up front is not paid back within the job of ${amount(job)} months.`;
  const life = likely('own.depreciation_months');
  const late = months > life ? `, after the hardware is written off (${amount(life)} months)` : '';
  return ` What is paid up front is paid back after ${amount(Math.max(1, Math.ceil(months)))} months at your volume and today's prices${late}.`;
}
