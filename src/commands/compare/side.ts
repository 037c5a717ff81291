import type { BudgetLimit } from '../../cost/answers/budget.ts';
import { optionOf } from '../../engine/advice.ts';
import { estimatedFlips } from '../../engine/estimated-flips.ts';
import { type Flip, flipsOf } from '../../engine/flips.ts';
import type { Priorities, Profile } from '../../profile/profile.ts';
import { isFar } from '../../report/flip-sentences.ts';
import { missingNumbers } from '../../report/missing-numbers.ts';
import { type DetailedMoney, moneyOf } from '../../report/money.ts';
import { reportOf } from '../../report/report-of.ts';
import { modelNames, namedFirst } from '../../report/shortlisted.ts';
import type { Situation } from '../../report/situation.ts';
import type { Facts } from '../../rulebook/facts.ts';
import type { RecordedReport } from './recorded-report-schema.ts';
import type { ComparedSide } from './report.ts';

/** One of the two that are compared, with what went into its verdict. */
export interface Compared {
  readonly side: ComparedSide;
  readonly known: Facts;
  readonly priorities: Priorities;
  /** What is stated in place of what is usually assumed; null where a report does not record that. */
  readonly assumptions: Profile['assumptions'] | null;
}

/** A profile, seen through the present rulebook and at present prices, which are loaded where they tell something. */
export function comparedProfile(situation: Situation): Compared {
  const { advice, profile } = situation;
  const report = reportOf(situation);
  const money = moneyIn(situation);
  const runnerUp = advice.verdict.kind === 'fits' ? advice.verdict.runnerUp : null;
  return {
    side: {
      kind: 'profile',
      file: report.profile.file,
      name: report.profile.name,
      advisor: report.advisor,
      rulebook: report.rulebook,
      pricesAsOf: money?.prices.dated ?? null,
      pricesSha256: money?.prices.sha256 ?? null,
      costs: costsIn(money),
      budget: money?.limit ?? null,
      models: modelNames(money),
      verdict: {
        option: optionOf(advice.verdict),
        confidence: report.certainty.confidence,
        margin: runnerUp?.margin ?? null,
        settled: advice.settled,
      },
      nearestFlip: nearestOf(estimatedFlips(advice, flipsOf(advice, 1).flips)),
    },
    known: advice.facts,
    priorities: profile.priorities,
    assumptions: profile.assumptions,
  };
}

function moneyIn(situation: Situation): DetailedMoney | null {
  if (missingNumbers(situation)?.length !== 0) return null;
  const money = moneyOf(situation, 'summary');
  return money.kind === 'estimated' ? money : null;
}

function costsIn(money: DetailedMoney | null): ComparedSide['costs'] {
  const options = money?.options ?? [];
  return new Map(
    options.flatMap(({ cost, option }) =>
      cost.kind === 'known'
        ? [[option, { likely: cost.likely, withoutSalaries: cost.invoices.likely }] as const]
        : [],
    ),
  );
}

/** What a report recorded. */
export function comparedReport(report: RecordedReport, file: string): Compared {
  const { cost, flips, inputs, models, options, verdict } = report;
  return {
    side: {
      kind: 'report',
      file,
      name: inputs.profile.name,
      advisor: inputs.advisor,
      rulebook: inputs.rulebook,
      pricesAsOf: inputs.prices?.as_of ?? null,
      pricesSha256: inputs.prices?.sha256 ?? null,
      costs: recordedCosts(cost),
      budget: recordedBudget(options),
      models: namedFirst((models ?? []).map((list) => list.models.map(({ name }) => name))),
      verdict,
      nearestFlip: nearestOf(flips.map(recordedFlip)),
    },
    known: new Map(Object.entries(inputs.facts)),
    priorities: new Map(Object.entries(inputs.priorities)),
    assumptions: inputs.assumptions ? new Map(Object.entries(inputs.assumptions)) : null,
  };
}

function recordedCosts(cost: RecordedReport['cost']): ComparedSide['costs'] {
  return new Map(
    Object.entries(cost?.usd_a_month ?? {}).flatMap(([option, { likely, without_salaries }]) =>
      likely === undefined
        ? []
        : [[option, { likely, withoutSalaries: without_salaries?.likely ?? null }] as const],
    ),
  );
}

/** It is the same for all options. */
function recordedBudget(options: RecordedReport['options']): BudgetLimit | null {
  const budget = options?.[0]?.budget;
  if (!budget) return null;
  if (budget.usd !== null) return { kind: 'sum', usd: budget.usd };
  const { below_usd: usd, level } = budget;
  return usd === undefined || level === undefined ? null : { kind: 'level', level, usd };
}

function recordedFlip({ changeable, changes, to }: RecordedReport['flips'][number]): Flip {
  return { to: to === null ? { kind: 'none-fits' } : { kind: 'fits', option: to }, changes, changeable };
}

/** Of the single changes, a number if there is one, since numbers can be watched; then what the team can change. */
function nearestOf(flips: readonly Flip[]): Flip | null {
  const singles = flips.filter((flip) => flip.changes.length === 1 && !isFar(flip));
  const isNumber = (flip: Flip) => flip.changes.some((change) => typeof change.to === 'number');
  return singles.find(isNumber) ?? singles.find((flip) => flip.changeable) ?? singles[0] ?? null;
}
