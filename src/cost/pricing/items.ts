import { amortisation } from './formulas.ts';
import { setUpMonths } from './job.ts';
import { addItems, type LineItems } from './line-items.ts';
import { hardwareUsd, machineItems, replicasFor } from './machine-items.ts';
import type { CostPlan, MachineService, Scenario, WholePlan } from './plan.ts';
import { tokenItems } from './token-items.ts';

/** Office days and hours a year, for turning days and hours of people into salary. */
const WORKING_DAYS = 220;
const WORKING_HOURS = WORKING_DAYS * 8;

/** What one model costs a month in one scenario, by what it is spent on; null where a price is missing. */
export function itemsIn(plan: CostPlan, scenario: Scenario): LineItems | null {
  const parts: LineItems[] = [];
  for (const service of plan.services) {
    const items =
      service.kind === 'tokens' ? tokenItems(plan, service, scenario) : machineItems(plan, service, scenario);
    if (items === null) return null;
    parts.push(items);
  }
  const tuning = tuningUsdAMonth(plan, scenario);
  return addItems([
    ...parts,
    {
      ...(tuning > 0 ? { tuning } : {}),
      staff: (staffHours(plan, scenario) / WORKING_HOURS) * scenario('staff.usd_per_year'),
      'set-up': amortisation(setUpUsd(plan, scenario), setUpMonths(plan, scenario)),
    },
  ]);
}

/** What all models of a project cost together in scenarios of their own; null where a price is missing. */
export function itemsOfAll(whole: WholePlan, at: (plan: CostPlan) => Scenario): LineItems | null {
  const items = whole.map((plan) => itemsIn(plan, at(plan)));
  return items.includes(null) ? null : addItems(items.flatMap((each) => each ?? []));
}

/** USD a month for the people that GPUs beyond the first one take. */
export function morePeopleUsd(gpus: number, scenario: Scenario): number {
  return (moreHours(gpus, scenario) / WORKING_HOURS) * scenario('staff.usd_per_year');
}

function moreHours(gpus: number, scenario: Scenario): number {
  return Math.max(0, gpus - 1) * scenario('staff.hosting_hours_per_gpu');
}

/** Hours of people a month. */
export function staffHours(plan: CostPlan, scenario: Scenario): number {
  return plan.services.reduce((sum, service) => {
    if (service.kind === 'tokens' || service.isEndpoint) return sum + scenario('staff.service_hours');
    const gpus = replicasFor(plan, service, scenario) * service.set.count;
    return sum + scenario(HOSTING[plan.work.availability].hours) + moreHours(gpus, scenario);
  }, 0);
}

const HOSTING = {
  'best-effort': { hours: 'staff.hosting_hours_best_effort', days: 'setup.hosting_days_best_effort' },
  'business-hours': { hours: 'staff.hosting_hours_business', days: 'setup.hosting_days_business' },
  'always-on': { hours: 'staff.hosting_hours_always_on', days: 'setup.hosting_days_always_on' },
} as const;

/** USD of salaries until an option serves; what runs today is set up already. */
export function setUpUsd(plan: CostPlan, scenario: Scenario): number {
  const days = plan.services
    .filter((service) => !plan.isSetUp(service))
    .map((service) => {
      const isHosted = service.kind === 'machines' && !service.isEndpoint;
      return scenario(isHosted ? HOSTING[plan.work.availability].days : 'setup.service_days');
    })
    .reduce((sum, each) => sum + each, 0);
  return (days / WORKING_DAYS) * scenario('staff.usd_per_year');
}

/** Each model of a mix is tuned. */
function tuningUsd({ services, work }: Pick<CostPlan, 'services' | 'work'>, scenario: Scenario): number {
  return work.isTuned ? scenario('tuning.run_usd') * Math.max(1, services.length) : 0;
}

/** USD a month of what the tuning costs. */
export function tuningUsdAMonth(
  plan: Pick<CostPlan, 'inputs' | 'services' | 'work'>,
  scenario: Scenario,
): number {
  return amortisation(tuningUsd(plan, scenario), setUpMonths(plan, scenario));
}

/** USD to pay in cash before it serves: hardware that is bought, and the tuning. */
export function cashUpFront(plan: CostPlan, scenario: Scenario): number {
  const hardware = machinesOf(plan).reduce((sum, service) => sum + hardwareUsd(plan, service, scenario), 0);
  return hardware + tuningUsd(plan, scenario);
}

/** The replicas of an option that a team hosts, or a provider for it alone. */
export function machinesOf({ services }: CostPlan): readonly MachineService[] {
  return services.flatMap((service) => (service.kind === 'machines' ? [service] : []));
}
