import type { Model, OpenModel, PriceOrigin } from '../catalog/catalog.ts';
import type { CommercialUse } from '../catalog/licence.ts';
import type { Supply } from '../catalog/option.ts';
import type { KnownPrice, Price, Rate } from '../catalog/prices.ts';
import type { Role } from '../catalog/roles.ts';
import type { Assumed } from '../cost/assumptions/resolve.ts';
import { type Candidate, type Exclusion, offerOf } from '../cost/candidate.ts';
import type { QualityClass } from '../cost/classes.ts';
import type { ModelList } from '../cost/model-list.ts';
import type { RankKey } from '../cost/rank.ts';
import { amount, gigabytes, stated } from '../layout/amounts.ts';
import { listed } from '../yaml/phrases.ts';
import { gpuSetText, machinesText } from './machines-text.ts';
import { candidateBoundText } from './region-sentences.ts';
import { capital, lowerFirst } from './sentences.ts';

/** The words for models and where they run, shared by all formats for people. */

export const SUPPLY_WORD: Readonly<Record<Supply, string>> = {
  'open-self-hosted': 'hosted by yourselves',
  'open-managed': 'run by a provider',
  'closed-api': 'closed API',
};

/** A model of the class asked for, in a sentence: "open model of the class frontier". */
export function classText(kind: Model['kind'], quality: QualityClass): string {
  return quality === 'any' ? `${kind} model for this work` : `${kind} model of the class ${quality}`;
}

const MODALITY_WORD: Readonly<Record<Role[number], string>> = {
  text: 'text',
  'images-in': 'reading images',
  'images-out': 'making images',
  audio: 'sound',
  embeddings: 'search vectors',
};

/** "text and reading images" */
export function roleText(role: Role): string {
  return listed(role.map((modality) => MODALITY_WORD[modality]));
}

/** "at OVHcloud for USD 0.09 in and 0.47 out per million tokens" */
export function offerText(offer: KnownPrice): string {
  return `at ${offer.providerName} for ${priceText(offer)}`;
}

/** What is charged for: "USD 0.09 in and 0.47 out per million tokens", "USD 0.36 an hour of sound". */
export function priceText(price: Price): string {
  const parts = priceParts(price);
  return parts.length === 0 ? 'a price that is not known' : `USD ${listed(parts)}`;
}

function priceParts({ input, output, audioHour, perImage }: Price): readonly string[] {
  const media = [
    ...(audioHour === null ? [] : [`${amount(audioHour)} an hour of sound`]),
    ...(perImage === null ? [] : [`${amount(perImage)} an image`]),
  ];
  if (media.length > 0) return media;
  const rates = [
    ...(input === null ? [] : [`${rateText(input)} in`]),
    ...(output === null ? [] : [`${rateText(output)} out`]),
  ];
  return rates.length === 0 ? [] : [`${rates.join(' and ')} per million tokens`];
}

function rateText({ base, tiers }: Rate): string {
  const [first] = tiers;
  return first === undefined
    ? amount(base)
    : `${amount(base)} (${amount(first.usd)} above ${amount(first.above)} tokens)`;
}

/** For the narrow cell of a table: "0.09/0.47", USD per million tokens in and out. */
export function unitPriceText(price: Price): string {
  if (price.audioHour !== null) return `${amount(price.audioHour)} an hour`;
  if (price.perImage !== null) return `${amount(price.perImage)} an image`;
  const rates = [price.input, price.output].flatMap((rate) => (rate === null ? [] : [amount(rate.base)]));
  return rates.length === 0 ? '?' : rates.join('/');
}

/** How a candidate would be run, as far as that is known: what a team hosts itself is bought from nobody. */
function runsText(candidate: Candidate, { assumed, supply }: Described): string | null {
  const { fit, way } = candidate;
  if (way?.hosting) return machinesText(way.hosting, assumed);
  if (fit?.kind === 'fits' && fit.sets[0]) return `on ${gpuSetText(fit.sets[0])} or more`;
  if (supply === 'open-self-hosted') return null;
  const offer = offerOf(candidate);
  return offer === null ? null : offerText(offer);
}

/** "Phi-4 (Microsoft, US)" */
export function modelText({ name, maker }: Model): string {
  return `${name} (${maker.name}, ${maker.country})`;
}

/** The licence of open weights and whether it covers commercial use. */
export function termsText({ model, commercial }: Candidate): string {
  if (model.kind === 'closed') return "the vendor's terms";
  const name = licenceText(model);
  return commercial === null ? name : `${name}: ${COMMERCIAL_WORD[commercial.kind]}`;
}

/** A licence expression without the marks that SPDX asks for: "Llama 4 Community". */
export function licenceText({ licence }: OpenModel): string {
  return licence.expression.replace(/LicenseRef-(\S+)/g, (_, name: string) => name.replaceAll('-', ' '));
}

const COMMERCIAL_WORD: Readonly<Record<CommercialUse['kind'], string>> = {
  yes: 'commercial use allowed',
  conditional: 'commercial use under conditions',
  no: 'no commercial use',
  unknown: 'commercial use not known',
};

/** Under which conditions a licence allows commercial use; nothing where it sets none. */
export function conditionsOf({ commercial }: Candidate): readonly string[] {
  if (commercial?.kind !== 'conditional') return [];
  return commercial.conditions.map(({ says }) => lowerFirst(says.replace(/\.$/, '')));
}

/** "1M", "128k", "512": tokens that a model holds. */
export function contextText({ context }: Model): string {
  if (context.kind === 'unknown') return '?';
  const { value } = context;
  if (value >= 1e6) return `${amount(value / 1e6)}M`;
  return value >= 1000 ? `${amount(value / 1000)}k` : String(value);
}

/** What speaks against relying on a row: that nobody could read where it is from, and that its vendor ends the model. */
export function reservationTexts({ unverified, retires, replacement }: Model): readonly string[] {
  const then = replacement === null ? '' : `, then ${replacement}`;
  return [
    ...(unverified ? ['not verified'] : []),
    ...(retires === null ? [] : [`ends on ${retires}${then}`]),
  ];
}

/** What the catalogue notes on a model or a GPU, for the middle of a sentence. */
export function noteTexts({ note }: { readonly note: string | null }): readonly string[] {
  return note === null ? [] : [lowerFirst(note.replace(/\.$/, ''))];
}

/** For whom a candidate is described: in which way of supply it stands, and what the team states. */
export interface Described {
  readonly supply: Supply | null;
  readonly assumed: Assumed;
}

/** A candidate in one line: its name, how it would be run, and the licence of open weights; in full with what limits its use. */
export function briefText(
  candidate: Candidate,
  of: Described,
  detail: 'brief' | 'in full' = 'brief',
): string {
  const { model } = candidate;
  const limits = detail === 'in full' ? conditionsOf(candidate) : [];
  const terms = model.kind === 'open' ? `${termsText(candidate)}${aside(limits)}` : null;
  const notes = detail === 'in full' && model.kind === 'closed' ? noteTexts(model) : [];
  const bound = of.supply === 'open-self-hosted' ? null : candidateBoundText(candidate);
  const reservations = reservationTexts(model);
  const parts = [modelText(model), runsText(candidate, of), bound, terms, ...reservations, ...notes];
  return parts.filter((part) => part !== null).join(', ');
}

function aside(texts: readonly string[]): string {
  return texts.length === 0 ? '' : ` (${texts.join('; ')})`;
}

const RANK_WORD: Readonly<Record<RankKey, string>> = {
  class: 'class',
  tools: 'known to call tools',
  region: 'can be bound as asked',
  provider: 'a known provider',
  lasting: 'not about to end',
  verified: 'verified facts',
  cost: 'USD a month',
  newest: 'newest',
};

export function rankedText(keys: readonly RankKey[]): string {
  return `Order: ${keys.map((key) => RANK_WORD[key]).join(', then ')}.`;
}

/** Why a model is out, for the middle of a sentence. */
export function exclusionText(exclusion: Exclusion): string {
  switch (exclusion.kind) {
    case 'supply':
      return exclusion.supply === 'closed-api' ? 'its weights are open' : 'its weights are closed';
    case 'modality':
      return `it is not for ${roleText(exclusion.missing)}`;
    case 'context':
      return `it holds ${stated(exclusion.tokens)} tokens, and a call has ${stated(exclusion.needed)}`;
    case 'does-not-write':
      return `it sorts texts and does not write, and a call returns ${stated(exclusion.outputTokens)} tokens`;
    case 'no-tools':
      return 'it cannot call tools';
    case 'retired':
      return `its vendor no longer serves it since ${exclusion.on}`;
    case 'licence':
      return exclusion.obstacles.map(({ licence, says }) => `${licence}: ${says}`).join(' ');
    case 'hardware':
      return `it needs ${gigabytes(exclusion.neededBytes)}, and the largest set of GPUs offers ${gigabytes(exclusion.offeredBytes)}`;
  }
}

/** "2026-09-23 (genai-prices 0.1.8)": the full names of the lists are in the JSON. */
export function pricesText({ dated, lists }: PriceOrigin): string {
  return `${dated} (${lists.map(({ library, version }) => `${library.replace(/^@[^/]*\//, '')} ${version}`).join(', ')})`;
}

/** "Text, closed API" */
export function listTitle({ role, supply }: ModelList): string {
  const what = role.length === 0 ? 'Every model' : capital(roleText(role));
  return supply === null ? what : `${what}, ${SUPPLY_WORD[supply]}`;
}

/** The excluded models, each under its first reason; those for another supply or purpose are only counted. */
export function excludedByReason(
  excluded: ModelList['excluded'],
): readonly { readonly reason: string; readonly names: readonly string[] }[] {
  const groups = new Map<string, string[]>();
  for (const { model, reasons } of excluded) {
    const [first] = reasons;
    if (first === undefined) continue;
    const reason = REASON_WORD[first.kind];
    const names = groups.get(reason);
    if (names === undefined) groups.set(reason, [model.name]);
    else names.push(model.name);
  }
  const counted = [REASON_WORD.supply, REASON_WORD.modality];
  return [...groups].map(([reason, names]) => ({
    reason,
    names: counted.includes(reason) ? [`${names.length} models`] : names,
  }));
}

const REASON_WORD: Readonly<Record<Exclusion['kind'], string>> = {
  supply: 'Supplied in another way',
  modality: 'For something else',
  context: 'Context too short',
  'does-not-write': 'Sorts texts only',
  'no-tools': 'Cannot call tools',
  retired: 'No longer served',
  licence: 'No commercial use',
  hardware: 'Too large for eight GPUs',
};
