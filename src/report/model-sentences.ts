import type { Modality, Model, PriceOrigin } from '../catalog/catalog.ts';
import type { CommercialUse } from '../catalog/licence.ts';
import type { Supply } from '../catalog/option.ts';
import type { KnownPrice, Rate } from '../catalog/prices.ts';
import type { Role } from '../catalog/roles.ts';
import type { GpuSet } from '../catalog/sizing.ts';
import type { Hosting } from '../cost/cost-request.ts';
import type { ModelList } from '../cost/selection.ts';
import type { Candidate, Exclusion, RankKey, Unknown } from '../cost/shortlist.ts';
import { amount, gigabytes, stated } from '../layout/amounts.ts';
import { listed } from '../yaml/phrases.ts';
import { capital } from './sentences.ts';

/** The words for models and where they run, shared by all formats for people. */

export const SUPPLY_WORD: Readonly<Record<Supply, string>> = {
  'open-self-hosted': 'hosted by yourselves',
  'open-managed': 'run by a provider',
  'closed-api': 'closed API',
};

const WEIGHTS_WORD = { fp16: '16-bit', fp8: '8-bit', int4: '4-bit' } as const;

/** "text and images-in" */
export function roleText(role: Role): string {
  return listed(role);
}

/** "4 × NVIDIA L40S (8-bit weights)" */
export function gpuSetText({ gpu, count, weights }: GpuSet): string {
  return `${count} × ${gpu.name} (${WEIGHTS_WORD[weights]} weights)`;
}

/** "at OVHcloud for USD 0.09 in and 0.47 out per million tokens", or what an hour of sound or an image costs there. */
export function offerText(price: KnownPrice): string {
  return `at ${price.providerName} for USD ${priceText(price)}`;
}

function priceText({ input, output, audioHour, perImage }: KnownPrice): string {
  if (perImage !== null) return `${amount(perImage)} an image`;
  if (input === null) return audioHour === null ? '?' : `${amount(audioHour)} an hour of sound`;
  const out = output === null ? '' : ` and ${rateText(output)} out`;
  return `${rateText(input)} in${out} per million tokens`;
}

function rateText({ base, tiers }: Rate): string {
  const [first] = tiers;
  return first === undefined
    ? amount(base)
    : `${amount(base)} (${amount(first.usd)} above ${amount(first.above)} tokens)`;
}

/** How a candidate would be run, as far as that is known. */
export function runsText({ model, cost, fit }: Candidate): string | null {
  if (cost?.hosting) return `on ${hostingText(cost.hosting)}`;
  if (fit?.kind === 'fits' && fit.sets[0]) return `on ${gpuSetText(fit.sets[0])} or more`;
  const offer = cost?.offer ?? model.offers.find((each) => each.kind === 'known');
  return offer?.kind === 'known' ? offerText(offer) : null;
}

function hostingText({ set, acquisition }: Hosting): string {
  return `${gpuSetText(set)}, ${ACQUISITION_WORD[acquisition]}`;
}

export const ACQUISITION_WORD: Readonly<Record<Hosting['acquisition'], string>> = {
  rented: 'rented',
  bought: 'bought',
  owned: 'counted as yours already',
};

/** "Phi-4 (Microsoft, US)" */
export function modelText({ name, maker }: Model): string {
  return `${name} (${maker.name}, ${maker.country})`;
}

/** The licence of open weights and whether it covers commercial use. */
export function termsText({ model, commercial }: Candidate): string {
  if (model.kind === 'closed') return "the vendor's terms";
  return commercial === null
    ? model.licence.expression
    : `${model.licence.expression}: ${COMMERCIAL_WORD[commercial.kind]}`;
}

const COMMERCIAL_WORD: Readonly<Record<CommercialUse['kind'], string>> = {
  yes: 'commercial use allowed',
  conditional: 'commercial use under conditions',
  no: 'no commercial use',
  unknown: 'commercial use not known',
};

/** Under which conditions a licence allows commercial use; nothing where it sets none. */
export function conditionTexts({ commercial }: Candidate): readonly string[] {
  return commercial?.kind === 'conditional'
    ? commercial.conditions.map(({ says }) => `Condition: ${says}`)
    : [];
}

/** "128,000 tokens" */
export function contextText({ context }: Model): string {
  return context.kind === 'unknown' ? 'context not known' : `${stated(context.value)} tokens`;
}

/** What speaks against relying on a row: that nobody could read where it is from, and that its vendor ends the model. */
function reservationTexts({ unverified, retires, replacement }: Model): readonly string[] {
  const then = replacement === null ? '' : `, then ${replacement}`;
  return [
    ...(unverified ? ['not verified'] : []),
    ...(retires === null ? [] : [`ends on ${retires}${then}`]),
  ];
}

/** A candidate in one line: its name, how it would be run, and the licence of open weights. */
export function briefText(candidate: Candidate): string {
  const { model } = candidate;
  const terms = model.kind === 'open' ? termsText(candidate) : null;
  const parts = [modelText(model), runsText(candidate), terms, ...reservationTexts(model)];
  return parts.filter((part) => part !== null).join(', ');
}

/** Everything about a candidate that stands under its name. */
export function detailsText(candidate: Candidate, modalities: readonly Modality[]): string {
  const { model, unknowns } = candidate;
  const extra = model.modalities.filter((modality) => !modalities.includes(modality));
  const parts = [
    runsText(candidate),
    termsText(candidate),
    contextText(model),
    extra.length === 0 ? null : `${modalities.length === 0 ? '' : 'also '}${listed(extra)}`,
    ...reservationTexts(model),
    unknowns.length === 0 ? null : `not known: ${listed(unknowns.map((each) => UNKNOWN_WORD[each]))}`,
  ];
  return parts.filter((part) => part !== null).join('; ');
}

const UNKNOWN_WORD: Readonly<Record<Unknown, string>> = {
  context: 'its context',
  licence: 'its licence terms',
  hardware: 'the hardware it needs',
  cost: 'its cost',
  provider: 'a provider',
};

const RANK_WORD: Readonly<Record<RankKey, string>> = {
  provider: 'a known provider',
  tier: 'what it is for',
  hardware: 'known hardware',
  cost: 'cost to a tenth',
  licence: 'licence',
  newest: 'age',
};

export function rankedText(keys: readonly RankKey[]): string {
  return `Ranked by ${listed(keys.map((key) => RANK_WORD[key]))}.`;
}

/** Why a model is out, for the middle of a sentence. */
export function exclusionText(exclusion: Exclusion): string {
  switch (exclusion.kind) {
    case 'supply':
      return exclusion.supply === 'closed-api' ? 'its weights are open' : 'its weights are closed';
    case 'modality':
      return `it does not do ${listed(exclusion.missing)}`;
    case 'context':
      return `it holds ${stated(exclusion.tokens)} tokens, and a call has ${stated(exclusion.needed)}`;
    case 'does-not-write':
      return `it sorts texts and does not write, and a call returns ${stated(exclusion.outputTokens)} tokens`;
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
  licence: 'No commercial use',
  hardware: 'Too large for eight GPUs',
};
