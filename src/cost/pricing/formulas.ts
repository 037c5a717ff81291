/** The formulas of the cost model. Months are as long as the hours that the caller passes. */

/** USD a month for renting so many GPUs. */
export function rentalPerMonth(usdPerGpuHour: number, gpus: number, hours: number): number {
  return usdPerGpuHour * gpus * hours;
}

/** USD a month of a purchase written off in equal parts. */
export function amortisation(usd: number, months: number): number {
  return usd / months;
}

/** USD a month for electricity. */
export function electricityPerMonth(watts: number, hours: number, usdPerKilowattHour: number): number {
  return (watts / 1000) * hours * usdPerKilowattHour;
}

/** USD a month from a yearly share of the purchase price. */
export function maintenancePerMonth(usd: number, sharePerYear: number): number {
  return (usd * sharePerYear) / 12;
}

/**
 * Replicas that carry the peak: the mean rate times the peak factor, each replica serving so much a second.
 */
export function replicasForPeak(load: {
  readonly meanPerSecond: number;
  readonly peakFactor: number;
  readonly perReplica: number;
  readonly minimum: number;
}): number {
  const needed = (load.meanPerSecond * load.peakFactor) / load.perReplica;
  // A load that fills its replicas exactly must not ask for one more because of rounding.
  return Math.max(load.minimum, Math.ceil(needed * (1 - 1e-12)));
}

/**
 * Months until savings repay what was paid up front; 'never' where running costs at least as much as the
 * alternative.
 */
export function breakEvenMonths(
  upFrontUsd: number,
  runningUsd: number,
  alternativeUsd: number,
): number | 'never' {
  const saving = alternativeUsd - runningUsd;
  return saving > 0 ? Math.max(0, upFrontUsd / saving) : 'never';
}
