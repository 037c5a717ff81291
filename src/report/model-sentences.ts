import type { Model, OpenModel } from '../catalog/catalog.ts';
import type { CommercialUse } from '../catalog/licence.ts';
import type { Supply } from '../catalog/option.ts';
import type { Role } from '../catalog/roles.ts';
import type { Assumed } from '../cost/asked/assumptions/resolve.ts';
import type { QualityClass } from '../cost/asked/classes.ts';
import { type Candidate, type Exclusion, offerOf } from '../cost/choosing/candidate.ts';
import type { ModelList } from '../cost/choosing/model-list.ts';
import type { RankKey } from '../cost/choosing/rank.ts';
import { amount, gigabytes, stated } from '../layout/amounts.ts';
import { capital, listed, lowerFirst } from '../yaml/phrases.ts';
import { gpuSetText, machinesText } from './machines-text.ts';
import { announcedTexts, offerText } from './price-sentences.ts';
import { type PriceTerms, tunedTexts } from './price-terms.ts';
import { candidateBoundText } from './region-sentences.ts';

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

/** How a candidate would be run, as far as that is known: what a team hosts itself is bought from nobody. */
function runsText(candidate: Candidate, { assumed, supply, terms }: Described): string | null {
  const { fit, way } = candidate;
  if (way?.hosting) return machinesText(way.hosting, assumed);
  if (fit?.kind === 'fits' && fit.sets[0]) return `on ${gpuSetText(fit.sets[0])} or more`;
  if (supply === 'open-self-hosted') return null;
  const offer = offerOf(candidate);
  return offer === null ? null : offerText(offer, terms.cache);
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
  readonly terms: PriceTerms;
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
  const parts = [modelText(model), runsText(candidate, of), ...priceNotes(candidate, of), bound, terms];
  return [...parts, ...reservations, ...notes].filter((part) => part !== null).join(', ');
}

/** What makes its tokens cost something else than was said, now or on a day that is announced. */
function priceNotes(candidate: Candidate, { supply, terms }: Described): readonly string[] {
  if (supply === 'open-self-hosted') return [];
  const offer = offerOf(candidate);
  if (offer === null) return [];
  return [...(supply === 'closed-api' ? tunedTexts(terms) : []), ...announcedTexts(offer)];
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
      return `it needs ${gigabytes(exclusion.neededBytes)}, and the largest set of the GPUs that may be used offers ${gigabytes(exclusion.offeredBytes)}`;
  }
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
