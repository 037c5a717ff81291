import type { KnownCost } from '../../cost/pricing/cost.ts';
import { amount } from '../../layout/amounts.ts';
import { verdictSentence } from '../../report/certainty-sentences.ts';
import { knownCostOf } from '../../report/cost-of.ts';
import type { DetailedMoney } from '../../report/money.ts';
import type { OptionReport, Report } from '../../report/report.ts';
import { lowerFirst } from '../../yaml/phrases.ts';

/** The verdict, which goes by more than cost. */
export function advisedSentence(report: Report): string {
  if (report.verdict.kind === 'none-fits') return noneFits(report);
  if (report.certainty.confidence === 'leaning')
    return `Overall, not only on cost, ${lowerFirst(verdictSentence(report))}`;
  return `Recommended overall, not only on cost: ${lowerFirst(verdictSentence(report))}`;
}

/** The budget has no part in it only where it excludes nothing. */
function noneFits({ options }: Report): string {
  const isTooDear = options.some(({ exclusions }) => exclusions.some(({ by }) => by === 'limit'));
  return isTooDear ? 'No option fits.' : 'No option fits, whatever it costs.';
}

interface Priced {
  readonly option: OptionReport;
  readonly cost: KnownCost;
}

/** "Cheapest: a managed open model, USD 360 a month without salaries, 1,560 with them." */
export function cheapestSentence(report: Report, money: DetailedMoney): string {
  const priced = report.options.flatMap((option): readonly Priced[] => {
    const cost = knownCostOf(money, option.id);
    return cost === null ? [] : [{ option, cost }];
  });
  const inTheRunning = priced.filter(({ option }) => option.exclusions.length === 0);
  const [among, note] =
    inTheRunning.length > 0 ? [inTheRunning, ''] : [priced, ' Every option with a figure is excluded.'];
  const invoices = least(among, ({ cost }) => cost.invoices.likely);
  const total = least(among, ({ cost }) => cost.likely);
  if (invoices === null || total === null) return 'No option has a figure.';
  const without = `${invoices.option.noun}, USD ${amount(invoices.cost.invoices.likely)} a month without salaries`;
  const sentence =
    invoices.option === total.option
      ? `Cheapest: ${without}, ${amount(total.cost.likely)} with them.`
      : `Cheapest without salaries: ${without.replace(' without salaries', '')}; with them: ${total.option.noun}, USD ${amount(total.cost.likely)}.`;
  return `${sentence}${note}${excludedNote(priced, invoices)}`;
}

/** An excluded option that would cost less still. */
function excludedNote(priced: readonly Priced[], { cost }: Priced): string {
  const below = least(
    priced.filter((each) => each.cost.invoices.likely < cost.invoices.likely),
    (each) => each.cost.invoices.likely,
  );
  return below === null
    ? ''
    : ` ${amount(below.cost.invoices.likely)} for ${below.option.noun}, which is excluded.`;
}

function least(priced: readonly Priced[], figure: (priced: Priced) => number): Priced | null {
  return priced.toSorted((left, right) => figure(left) - figure(right))[0] ?? null;
}
