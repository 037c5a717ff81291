import type { Model, Tier } from '../../catalog/catalog.ts';
import type { UnknownPrice } from '../../catalog/prices.ts';
import { type Candidate, offerOf, type Unknown } from '../../cost/choosing/candidate.ts';
import type { ModelList } from '../../cost/choosing/model-list.ts';
import { amount } from '../../layout/amounts.ts';
import { classText, conditionsOf, noteTexts } from '../../report/model-sentences.ts';
import type { AskedClass } from '../../report/models.ts';
import { announcedTexts } from '../../report/price-sentences.ts';
import { listed } from '../../yaml/phrases.ts';

/** A model of a list, and why it stands there. */
export interface Row {
  readonly candidate: Candidate;
  readonly why: string;
}

/** The rows of a list: those of the class that is asked for, and others, each with what speaks for a look at it. */
export interface Rows {
  readonly ofClass: readonly Candidate[];
  readonly others: readonly Row[];
}

/** Tiers from the strongest. */
const STRENGTH: readonly Tier[] = ['frontier', 'strong-general', 'small-general', 'specialist', 'teaching'];

/** Which models of a list are shown, and why; the whole list where all is asked for. */
export function rowsOf({ ranked }: ModelList, asked: AskedClass | null, all: boolean): Rows {
  if (asked === null || asked.quality === 'any') return { ofClass: ranked, others: [] };
  const ofClass = ranked.filter(({ model }) => asked.tiers.includes(model.tier));
  const first = ofClass[0] ?? null;
  const others = ranked
    .filter((each) => !ofClass.includes(each))
    .flatMap((candidate): readonly Row[] => {
      const why = reasonFor(candidate, first, asked) ?? (all ? 'of another class' : null);
      return why === null ? [] : [{ candidate, why }];
    });
  return { ofClass, others };
}

/** Why a model of another class is worth a look; null where it is not. */
function reasonFor({ model, way }: Candidate, first: Candidate | null, asked: AskedClass): string | null {
  const usd = way?.usd ?? null;
  if (first === null) return `no model is of the class ${asked.quality}`;
  const firstUsd = first.way?.usd ?? null;
  if (usd === null) return null;
  if (firstUsd === null) return `no model of the class ${asked.quality} has a figure`;
  const isStronger = STRENGTH.indexOf(model.tier) < STRENGTH.indexOf(first.model.tier);
  return isStronger && usd <= firstUsd ? `stronger, and no dearer than ${first.model.name}` : null;
}

/** How much is said of rows, and of those that are supplied in which way. */
export interface Remarked {
  readonly all: boolean;
  readonly supply: ModelList['supply'];
}

/** What is to be known of a row beside its cells; where all is asked for, with the conditions of its licence and its purpose. */
export function remarksOn(candidate: Candidate, { all, supply }: Remarked): readonly string[] {
  const { commercial, fit, model, unknowns, way } = candidate;
  const offer = supply === 'open-self-hosted' ? null : offerOf(candidate);
  const isConditional = commercial?.kind === 'conditional' && !all;
  const conditions = isConditional ? ['commercial use under conditions (--full says which)'] : [];
  const terms =
    commercial?.kind === 'unknown' ? ['whether its licence allows commercial use is not known'] : [];
  const missing =
    way !== null && way.usd === null ? [`no figure: ${whyNoFigure(model, fit?.kind ?? null)}`] : [];
  const announced = offer === null ? [] : announcedTexts(offer);
  const doubts = unknowns.map((each) => DOUBT[each]).filter((text) => text !== '');
  const end =
    model.retires === null || model.replacement === null ? [] : [`to be replaced by ${model.replacement}`];
  const more = all ? [...conditionsOf(candidate).map((text) => `condition: ${text}`), model.goodFor] : [];
  return [...missing, ...announced, ...terms, ...conditions, ...doubts, ...end, ...noteTexts(model), ...more];
}

/** What stands in a cell or is said with the figure is not said again. */
const DOUBT: Readonly<Record<Unknown, string>> = {
  context: 'how much it holds is not known',
  tools: 'whether it calls tools is not known',
  provider: 'no provider is known',
  region: '',
  licence: '',
  hardware: '',
  cost: '',
  verified: '',
};

function whyNoFigure(model: Model, fit: 'fits' | 'too-large' | 'unknown' | null): string {
  if (fit === 'unknown') return 'its layers are not known';
  if (fit !== null) return 'no machines with a known speed and price hold it';
  if (model.offers.length === 0) return 'nobody is known to sell it by the token';
  const reasons = model.offers.flatMap((offer) => (offer.kind === 'unknown' ? [offer.reason] : []));
  const known = [...new Set(reasons.map(priceReason))];
  return known.length === 0 ? 'no price covers such a call' : listed(known, 'or');
}

function priceReason(reason: UnknownPrice): string {
  switch (reason.kind) {
    case 'not-listed':
      return 'the price lists do not have it';
    case 'withdrawn':
      return 'it was withdrawn';
    case 'no-price':
      return 'no price is published';
    case 'free-listing':
      return 'it is listed as free, which no business can count on';
    case 'not-per-token':
      return 'it is not sold by the token';
    case 'fee-per-request':
      return 'it costs a fee for every request as well';
    case 'varies-by-hour':
      return 'its price varies by the hour';
    case 'missing-price':
      return `the price of its ${reason.item} is not known`;
    case 'impossible-call':
      return 'such a call is not possible';
  }
}

/** What a group of rows has in common: "Of the class frontier, as asked for". */
export function groupText({ supply }: ModelList, { quality }: AskedClass): string {
  const kind = supply === 'closed-api' ? 'closed' : 'open';
  return `As asked for: every ${classText(kind, quality)}`;
}

/** For the cell of a figure. */
export function usdText({ way }: Candidate): string {
  return way === null || way.usd === null ? '?' : amount(way.usd);
}
