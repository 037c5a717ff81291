import type { Gpu } from '../../catalog/gpu.ts';
import type { KnownPrice } from '../../catalog/prices.ts';
import { classOf, isOfClass } from '../../cost/asked/classes.ts';
import type { Project } from '../../cost/asked/project.ts';
import type { NoPick, Pick } from '../../cost/choosing/picks.ts';
import type { HostingUse } from '../../cost/pricing/cost.ts';
import type { Hosting } from '../../cost/pricing/plan.ts';
import { scenarioOf } from '../../cost/pricing/plan.ts';
import { withStatedPrices } from '../../cost/pricing/token-items.ts';
import { amount } from '../../layout/amounts.ts';
import { machinesText, priceOfGpu } from '../../report/machines-text.ts';
import { noteTexts, reservationTexts, roleText } from '../../report/model-sentences.ts';
import type { DetailedMoney } from '../../report/money.ts';
import { announcedTexts, offerText } from '../../report/price-sentences.ts';
import { priceTermsOf, tunedTexts } from '../../report/price-terms.ts';
import { boundText } from '../../report/region-sentences.ts';
import { TIER_WORD } from '../../report/tiers.ts';
import { listed } from '../../yaml/phrases.ts';
import { mixText } from './mix-text.ts';
import { roughText } from './sentences.ts';

type Supply = 'open-self-hosted' | 'open-managed' | 'closed-api';

/** The model that stands for an option, where it runs and at which prices, and what is worth knowing of both; null where none does. */
export function basisText(money: DetailedMoney, option: string): string | null {
  switch (option) {
    case 'open-self-hosted':
    case 'open-managed':
    case 'closed-api':
      return chosenText(money, option);
    case 'hybrid':
      return mixText(money);
    default:
      return null;
  }
}

/** The main model, and those that the project needs beside it. */
function chosenText({ options, quote }: DetailedMoney, supply: Supply): string | null {
  const cost = options.find(({ option }) => option === supply)?.cost;
  const uses = cost?.kind === 'known' ? cost.hosting : [];
  const texts = quote.choices.map(({ picks, project }, place) => {
    const text = pickText(supply, picks[supply], project, uses);
    return text === null || place === 0 ? text : `For ${roleText(project.role)}: ${text}`;
  });
  return texts.includes(null) ? (texts[0] ?? null) : texts.join(' ');
}

function pickText(supply: Supply, pick: Pick, project: Project, uses: readonly HostingUse[]): string | null {
  if (pick.kind !== 'bought' && pick.kind !== 'hosted') return null;
  const who = chosenBy(pick, project);
  const about = [...reservationTexts(pick.model), ...modelNotes(pick), ...thinkingNotes(pick, project)];
  const runs =
    pick.kind === 'bought'
      ? [
          `${pick.model.name} ${boughtText(project, supply, pick.offer)}`,
          ...offerNotes(project, supply, pick.offer),
        ]
      : [`${pick.model.name} ${hostedText(pick.hosting, project, uses)}`];
  return `${[...runs, ...who, ...about].join('; ')}.`;
}

/** Where a team says that models do not think, of one that cannot be kept from it. */
function thinkingNotes({ model }: Exclude<Pick, NoPick>, { work }: Project): readonly string[] {
  const isKept = model.thinks === 'always' && work.media === 'text' && work.stated.has('thinking.effort');
  return isKept && work.thinking === null ? ['it thinks in any case, counted at low effort'] : [];
}

/** What is noted of closed models tells of their use, of open ones mostly of their size, which matters to machines alone. */
function modelNotes({ kind, model }: Exclude<Pick, NoPick>): readonly string[] {
  return kind === 'hosted' || model.kind === 'closed' ? noteTexts(model) : [];
}

/** A model that the team names may be of another class than those that it stands beside. */
function chosenBy({ by, model }: Exclude<Pick, NoPick>, project: Project): readonly string[] {
  if (by === 'ranked') return [];
  const asked = classOf(project);
  const { quality } = asked;
  const isLike = quality === 'any' || isOfClass(model, asked);
  return [
    isLike
      ? 'you named it'
      : `you named it, of the class ${TIER_WORD[model.tier]} where the work asks for ${quality}: not like with like`,
  ];
}

/** At which provider, and for its prices or for yours. */
function boughtText(project: Project, supply: Supply, offer: KnownPrice): string {
  const { cache } = priceTermsOf(project);
  const { cached, input, output } = priceIds(supply);
  const isByPiece = offer.audioHour !== null || offer.perImage !== null;
  const paidFor = project.work.media === 'embeddings' ? [input] : [input, output];
  const named = cache === 'cached' ? [...paidFor, cached] : paidFor;
  const yours = isByPiece ? [] : named.filter((id) => project.assumed.stated.has(id));
  if (yours.length === 0) return offerText(offer, cache);
  const sold = supply === 'closed-api' ? supply : 'open-managed';
  const paid = withStatedPrices({ supply: sold, price: offer }, project, scenarioOf(project));
  const isAll = paidFor.every((id) => yours.includes(id));
  const which = isAll ? '' : ` of ${listed(yours)}`;
  return `${offerText(paid, cache)}, as you said${which}`;
}

function priceIds(supply: Supply) {
  const name = supply === 'closed-api' ? 'closed' : 'managed';
  return {
    input: `price.${name}_input_usd`,
    cached: `price.${name}_cached_input_usd`,
    output: `price.${name}_output_usd`,
  } as const;
}

/** What moves a price, now or on a day that is announced. */
function offerNotes(project: Project, supply: Supply, offer: KnownPrice): readonly string[] {
  const { assumed, needs, work } = project;
  const { residency } = needs;
  const { input, output } = priceIds(supply);
  const isPriceStated = [input, output].every((id) => assumed.stated.has(id));
  return [
    ...(work.latency === 'relaxed' && offer.batchShare !== null
      ? [`work that can wait costs ${amount(offer.batchShare * 100)} %`]
      : []),
    ...(supply === 'closed-api' ? tuningTexts(project, isPriceStated) : []),
    ...(residency === null ? [] : [boundText(offer, residency, surchargeText(offer, isPriceStated))]),
    ...announcedTexts(offer),
  ];
}

/** A price that the team states is what it pays for the tuned model, unless it says by what tuning raises it. */
function tuningTexts(project: Project, isPriceStated: boolean): readonly string[] {
  const isFinal = isPriceStated && !project.assumed.stated.has('tuning.closed_price_factor');
  return isFinal ? [] : tunedTexts(priceTermsOf(project));
}

function surchargeText({ regionalShare }: KnownPrice, isPriceStated: boolean): string {
  if (regionalShare === null || regionalShare === 1 || isPriceStated) return '';
  return ` for ${amount((regionalShare - 1) * 100)} % more`;
}

/** On which machines, how many of them, and how fast these are. */
function hostedText(hosting: Hosting, project: Project, uses: readonly HostingUse[]): string {
  const { isEndpoint, model, set } = hosting;
  const { residency } = project.needs;
  const parts = [
    `${machinesText(hosting, project.assumed)}${askText(project, hosting)}`,
    ...(isEndpoint && residency !== null ? [boundText({ regions: null }, residency)] : []),
    ...uses
      .filter((use) => use.model === model)
      .flatMap((use) => [servedText(use, project), ...unreadTexts(hosting, project, use)]),
    speedText(project, hosting),
    ...gpuNotes(set.gpu),
  ];
  return parts.join('; ');
}

/** That what a GPU costs rests on quotes that nobody could read again, where it is those that count. */
function unreadTexts(hosting: Hosting, { assumed }: Project, { lacking }: HostingUse): readonly string[] {
  const { id, price } = priceOfGpu(hosting, lacking);
  if (id === null || assumed.stated.has(id) || price?.unread !== true) return [];
  return [
    price.quotes.length === 1
      ? 'the one quote of its price is not verified'
      : 'no quote of its price is verified',
  ];
}

/** What would tell more of GPUs that a team has. */
function askText({ assumed: { choices, stated: said } }: Project, { acquisition }: Hosting): string {
  const ask = [
    ...(choices.gpu === null ? ['--assume gpu.kind=L40S'] : []),
    ...(said.has('gpu.count') ? [] : ['--assume gpu.count=4']),
  ];
  if (acquisition !== 'owned' || ask.length === 0) return '';
  return `; say ${choices.gpu === null ? 'which' : 'how many'} you have: ${ask.join(' ')}`;
}

/** How many requests the machines could serve: around the clock, or in the hours that the team states. */
function servedText(use: HostingUse, { assumed }: Project): string {
  const { gpus, hours, lacking, replicas, servesPerDay } = use;
  const count = replicas === 1 ? '1 replica' : `${amount(replicas)} replicas`;
  const cards = gpus === replicas ? '' : ` (${amount(gpus)} GPUs)`;
  const added =
    lacking === null
      ? ''
      : `, with ${amount(lacking.gpus)} of the GPUs ${lacking.by === 'buy' ? 'bought' : 'rented'} beside yours`;
  const served = `serve ${amount(servesPerDay)} requests a day`;
  if (hours >= ALWAYS) return `${count}${cards} can ${served}${added}`;
  const running = `running ${amount(hours)} hours a month`;
  return assumed.stated.has('gpu.hours_per_month')
    ? `${count}${cards} can ${served}, ${running}${added}`
    : `${count}${cards}, ${running}${added}; around the clock ${replicas === 1 ? 'it' : 'they'} could ${served}`;
}

/** Hours of a month without a pause. */
const ALWAYS = 730;

function speedText({ work }: Project, { isSpeedStated, throughput }: Hosting): string {
  if (isSpeedStated) return 'speed as you said';
  switch (throughput.kind) {
    case 'measured':
      return `speed measured (${throughput.run.source})`;
    case 'estimated':
      return `speed estimated, ${roughText(throughput.requestsPerSecond)} requests a second at full load`;
    case 'unknown':
      return `speed assumed (${work.media === 'images' ? 'replica.images_per_second' : 'replica.audio_speed'})`;
  }
}

/** What is remarked on GPUs that are no plain cards of a data centre. */
function gpuNotes(gpu: Gpu): readonly string[] {
  const matters = gpu.place !== 'data-centre' || gpu.link?.kind === 'infinity-fabric';
  return matters ? noteTexts(gpu) : [];
}
