import type { ModelFacts } from '../../catalog/model-facts.ts';
import { OPTION_IDS, type OptionId } from '../../catalog/option.ts';
import type { BreakEven } from './break-even.ts';
import { COMPARED, type Other, type UsdAt, usdAtVolumes, VOLUMES } from './cost-at-volume.ts';
import type { Quote } from './quote.ts';

export interface VolumePoint {
  readonly requestsPerDay: number;
  /** Likely USD a month, salaries counted. */
  readonly usd: number;
}

/** What options cost over a range of volumes, and where self-hosting meets the others within it. */
export interface CostCurves {
  readonly curves: readonly { readonly option: OptionId; readonly points: readonly VolumePoint[] }[];
  readonly meetings: readonly VolumePoint[];
}

type Compared = readonly { readonly against: Other; readonly result: BreakEven }[];

/** How far from the stated volume curves go at least, and how far for a break-even to be shown. */
const NEAR = 30;
const FAR = 1000;
/** What is shown on the other side of a break-even. */
const BEYOND = 10;

/** The curves of self-hosting and of what may be compared with it; null where nothing may. */
export function costCurves(quote: Quote, compared: Compared, facts: ModelFacts): CostCurves | null {
  const alike = compared.filter(
    ({ result: { kind } }) => kind !== 'not-comparable' && kind !== 'other-class',
  );
  if (alike.length === 0) return null;
  const drawn = COMPARED.filter(
    (option) => option === OWN || alike.some(({ against }) => against === option),
  );
  const here = quote.project.load.requestsPerDay.likely;
  const met = alike
    .flatMap(({ result }) => meetingsOf(result))
    .filter((volume) => volume >= here / FAR && volume <= here * FAR)
    .toSorted((one, other) => one - other);
  const [from, to] = [
    Math.min(here / NEAR, ...met.map((volume) => volume / BEYOND)),
    Math.max(here * NEAR, ...met.map((volume) => volume * BEYOND)),
  ];
  const volumes = [...VOLUMES.filter((volume) => volume >= from && volume <= to), here].toSorted(
    (a, b) => a - b,
  );
  const at = usdAtVolumes(quote, facts);
  const curves = OPTION_IDS.filter((option) => drawn.includes(option)).map((option) => ({
    option,
    points: pointsOf(option, volumes, at),
  }));
  return { curves, meetings: met.flatMap((volume) => pointsOf(OWN, [volume], at)) };
}

const OWN = 'open-self-hosted';

/** Volumes at which two options cost the same. */
function meetingsOf(result: BreakEven): readonly number[] {
  if (result.kind === 'from') return [result.requestsPerDay];
  if (result.kind !== 'between') return [];
  return result.requestsPerDay > 1 ? [result.requestsPerDay, result.upTo] : [result.upTo];
}

/** The points of an option as far as it has a figure. */
function pointsOf(option: OptionId, volumes: readonly number[], at: UsdAt): readonly VolumePoint[] {
  const points: VolumePoint[] = [];
  for (const requestsPerDay of volumes) {
    const usd = at(requestsPerDay)(option);
    if (usd === null) break;
    points.push({ requestsPerDay, usd });
  }
  return points;
}
