import { ASSUMPTION_TABLE } from '../../cost/assumption-table.ts';
import type { KnownCost, Sensitivity } from '../../cost/cost.ts';
import type { BreakEven, MonthsToBreakEven, VolumeToBreakEven } from '../../cost/cost-break-even.ts';
import type { PartId } from '../../cost/cost-parts.ts';
import type { EstimatedCost, UsedAssumption } from '../../cost/cost-report.ts';
import { amount, span, stated } from '../../layout/amounts.ts';
import {
  ACQUISITION_WORD,
  gpuSetText,
  offerText,
  pricesText,
  roleText,
} from '../../report/model-sentences.ts';
import { costOf, whyUnknown } from '../../report/money-sentences.ts';
import type { Report } from '../../report/report.ts';
import { nounOf, verdictSentence } from '../../report/sentences.ts';

/** The words for costs, shared by all formats for people. */

const PART_WORD: Readonly<Record<PartId, string>> = {
  tokens: 'tokens',
  'gpu-rent': 'GPU rent',
  hardware: 'hardware',
  maintenance: 'maintenance',
  power: 'power',
  colocation: 'rack space',
  staff: 'staff',
  'set-up': 'set-up',
};

/** "staff 62 %" */
export function dominantText({ dominant, likely, parts }: KnownCost): string {
  const share = (parts.find(({ id }) => id === dominant)?.likely ?? 0) / likely;
  return likely > 0 ? `${PART_WORD[dominant]} ${(share * 100).toFixed(0)} %` : PART_WORD[dominant];
}

/** The verdict, which goes by more than cost. */
export function advisedSentence(report: Report): string {
  if (report.verdict.kind === 'none-fits') return 'No option fits, whatever it costs.';
  return `Advised, on all grounds: ${verdictSentence(report)}`;
}

/** "400 requests a day, each of 700 tokens in and 500 out" */
export function loadText({ load }: EstimatedCost): string {
  const { requestsPerDay, inputTokens, outputTokens } = load;
  return `${stated(requestsPerDay)} requests a day, each with ${stated(inputTokens)} tokens in and ${stated(outputTokens)} out`;
}

/** The models that stand for the options, and what else the figures rest on. */
export function basisSentences(
  money: EstimatedCost,
): readonly { readonly option: string; readonly text: string }[] {
  const { closed, managed, hosted } = money.picks;
  const escalated = money.assumptions.find(({ id }) => id === 'hybrid.escalation_share');
  const use = costOf(money, 'open-self-hosted');
  const served = use?.kind === 'known' && use.hosting ? `; ${servedText(use.hosting)}` : '';
  return [
    ...(hosted
      ? [
          {
            option: 'open-self-hosted',
            text: `${hosted.model.name} on ${gpuSetText(hosted.hosting.set)}, ${ACQUISITION_WORD[hosted.hosting.acquisition]}${served}. Speed: ${speedText(hosted.hosting.throughput)}.`,
          },
        ]
      : []),
    ...(managed
      ? [{ option: 'open-managed', text: `${managed.model.name} ${offerText(managed.offer)}.` }]
      : []),
    ...(closed ? [{ option: 'closed-api', text: `${closed.model.name} ${offerText(closed.offer)}.` }] : []),
    ...(escalated && hosted && closed
      ? [
          {
            option: 'hybrid',
            text: `${hosted.model.name} hosted by yourselves; it hands ${stated(escalated.value.likely * 100)} % of the requests on to ${closed.model.name}.`,
          },
        ]
      : []),
  ];
}

function servedText({
  replicas,
  servesPerDay,
}: {
  readonly replicas: number;
  readonly servesPerDay: number;
}): string {
  const count = replicas === 1 ? '1 replica' : `${amount(replicas)} replicas`;
  return `${count}, enough for ${amount(servesPerDay)} requests a day`;
}

function speedText(
  throughput: NonNullable<EstimatedCost['picks']['hosted']>['hosting']['throughput'],
): string {
  switch (throughput.kind) {
    case 'measured':
      return `measured (${throughput.run.source})`;
    case 'estimated':
      return `estimated, ${span(throughput.requestsPerSecond)} requests a second at full load`;
    case 'unknown':
      return 'not known';
  }
}

/** From when the prices are, and whose quotes the price of a GPU rests on. */
export function priceSentences({ prices, gpusAsOf, picks }: EstimatedCost): readonly string[] {
  const dates = `Token prices as of ${pricesText(prices)}; rents and prices of GPUs from quotes up to ${gpusAsOf}.`;
  if (!picks.hosted) return [dates];
  const { set, acquisition } = picks.hosted.hosting;
  const { rent, serverShare, card, name } = set.gpu;
  const quotes = (acquisition === 'rented' ? rent.onDemand : (serverShare ?? card))?.quotes ?? [];
  return quotes.length === 0 ? [dates] : [dates, `${name}: ${quotes.join('; ')}.`];
}

/** What the figures compare that is not alike, and what they leave to other models. */
export function caveats(money: EstimatedCost): readonly string[] {
  const { closed, managed, hosted } = money.picks;
  const tiers = [closed, managed, hosted].flatMap((pick) => (pick ? [pick.model.tier] : []));
  return [
    ...(new Set(tiers).size > 1
      ? ['The models are not equally strong; each is the best suited of its kind whose cost is known.']
      : []),
    ...(money.isTextAssumed ? ['task.modalities is not stated: text is assumed.'] : []),
    ...money.otherRoles.map((role) => `A model for ${roleText(role)} comes on top; no cost is known for it.`),
  ];
}

/** Where self-hosting meets an option that is paid by the token. */
export function breakEvenText(report: Report, against: string, result: BreakEven): string {
  const other = nounOf(report, against);
  switch (result.kind) {
    case 'known':
      return `Against ${other}: ${monthsText(result.months)} ${volumeText(result.volume)}`;
    case 'unknown':
    case 'invalid':
    case 'beyond-capacity':
      return `Against ${other}: ${whyUnknown(result)}`;
  }
}

function monthsText(months: MonthsToBreakEven): string {
  if (months.kind === 'after')
    return months.months < 1
      ? 'at this load it has paid for itself within a month.'
      : `at this load it has paid for itself after ${amount(months.months)} months.`;
  return months.reason === 'running-costs'
    ? 'never at this load, since running it costs more.'
    : `never at this load, since the hardware is written off before the ${amount(months.months)} months that it would take.`;
}

function volumeText(volume: VolumeToBreakEven): string {
  if (volume.kind === 'never')
    return `No volume that so many GPUs can serve makes it cheaper (up to ${amount(volume.servesPerDay)} requests a day).`;
  const { requestsPerDay, replicas, servesPerDay } = volume;
  const count = replicas === 1 ? '1 replica' : `${replicas} replicas`;
  return `It costs no more a month from ${amount(Math.ceil(requestsPerDay))} requests a day, which ${count} can serve (up to ${amount(servesPerDay)}).`;
}

/** What one assumption would do to the likely figure. */
export function sensitivityText({ id, value, usdAtLow, usdAtHigh }: Sensitivity): string {
  const { what, unit } = ASSUMPTION_TABLE[id];
  return `${what} (${id}): USD ${amount(usdAtLow)} at ${stated(value.low)}, ${amount(usdAtHigh)} at ${stated(value.high)} (${unit})`;
}

/** "0.25, likely 0.5, up to 1 full-time people: Looking after … Its source and date." */
export function assumptionText({ id, value }: UsedAssumption): string {
  const { what, unit, source, date } = ASSUMPTION_TABLE[id];
  const { low, likely, high } = value;
  const values =
    low === high ? stated(low) : `${stated(low)}, likely ${stated(likely)}, up to ${stated(high)}`;
  return `${values} (${unit}). ${what}. ${source}, ${date}.`;
}
