import type { CostPlan, Scenario } from './plan.ts';

type Plan = Pick<CostPlan, 'inputs' | 'work'>;

/** Months over which set-up and tuning are spread: those of a job, after which nothing of them remains; else as assumed. */
export function setUpMonths(plan: Plan, scenario: Scenario): number {
  return jobMonths(plan, 'setup.amortisation_months', scenario) ?? scenario('setup.amortisation_months');
}

/** Months over which bought hardware is written off: at most those of a job. */
export function hardwareMonths(plan: Plan, scenario: Scenario): number {
  const months = scenario('own.depreciation_months');
  return Math.min(months, jobMonths(plan, 'own.depreciation_months', scenario) ?? months);
}

/** Null where the work is no job, or where the team says itself over how many months it spreads what it pays up front. */
function jobMonths(
  { inputs, work }: Plan,
  over: 'setup.amortisation_months' | 'own.depreciation_months',
  scenario: Scenario,
): number | null {
  return inputs.has('job.months') && !work.stated.has(over) ? scenario('job.months') : null;
}
