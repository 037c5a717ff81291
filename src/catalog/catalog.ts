import type { Architecture, Precision } from './architecture.ts';
import type { LicenceTerms, LicenceTree } from './licence.ts';
import type { OfferPrice } from './prices.ts';
import type { Range } from './range.ts';
import type { RegionId } from './regions.ts';

/** The catalogue as the build compiles it from rules/catalog.yaml: plain JSON, checked there and trusted here. */
export interface Catalog {
  /** The day on which the facts were gathered. */
  readonly gathered: string;
  readonly prices: PriceOrigin;
  /** What the rows rest on, by the name under which they cite it; the price lists are among them. */
  readonly sources: Readonly<Record<string, Source>>;
  /** Who sells, by the name under which offers name them. */
  readonly providers: Readonly<Record<string, Provider>>;
  readonly licences: Readonly<Record<string, LicenceTerms>>;
  readonly libraries: readonly Library[];
  readonly models: readonly Model[];
}

/** Where the prices come from: lists that others keep, as they stood on a day. */
export interface PriceOrigin {
  /** The day of the oldest list that a price is taken from: prices are as of then. */
  readonly dated: string;
  /** The day for which the lists were asked: changes announced for later are still ahead. */
  readonly askedFor: string;
  /** Of the stored lists: two catalogues with the same hash have the same prices. */
  readonly sha256: string;
  /** The list that wins where they disagree comes first. */
  readonly lists: readonly PriceList[];
}

export interface PriceList {
  readonly library: string;
  readonly version: string;
  /** The day on which its data was published. */
  readonly published: string;
}

/** A document, where it can be opened, and its date or the day on which it was read. */
export interface Source {
  readonly title: string;
  readonly date: string;
  readonly address: string;
  /** Nobody could open it for this catalogue: what rests on it alone is not verified. */
  readonly unread: boolean;
}

/** Who sells a model, and what its price list leaves to the small print; what no source says is null. */
export interface Provider {
  readonly name: string;
  /** Country of its seat, ISO 3166. */
  readonly country: string;
  /** A cloud under the customer's own contract, or a service beside it. */
  readonly kind: 'cloud' | 'service';
  /** Hosts of its API for models, with the path where a host is shared; * is one label, or one part of a path. */
  readonly endpoints: readonly string[];
  /** False where it sells much beside models, so that its name alone does not tell that models are bought. */
  readonly nameTells: boolean;
  /** What a batch call costs against a normal one. */
  readonly batch: Share | null;
  /** What processing in a chosen region costs against the normal price. */
  readonly regional: (Share & { readonly since: string | null }) | null;
  /** Regions to which processing can be bound. */
  readonly regions: { readonly ids: readonly RegionId[]; readonly source: string } | null;
}

export interface Share {
  readonly share: number;
  readonly source: string;
}

export const MODALITIES = ['text', 'images-in', 'images-out', 'audio', 'embeddings'] as const;
export type Modality = (typeof MODALITIES)[number];

export const THINKING = ['no', 'optional', 'always'] as const;
export type Thinking = (typeof THINKING)[number];

/** Our judgement of what a model is for, from its size, its price and what its maker says of it. */
export const TIERS = ['frontier', 'strong-general', 'small-general', 'specialist', 'teaching'] as const;
export type Tier = (typeof TIERS)[number];

/**
 * Measured: read off the published files. Derived: computed from measured figures. Estimated: rounded by its source, or
 * stated by somebody else than the maker.
 */
export const LABELS = ['measured', 'derived', 'estimated'] as const;
export type Label = (typeof LABELS)[number];

export type Figure<Value> =
  | { readonly kind: 'known'; readonly value: Value; readonly label: Label; readonly source: string }
  | { readonly kind: 'unknown' };

export interface Maker {
  readonly name: string;
  /** Country of its seat, ISO 3166. */
  readonly country: string;
}

/** A statement in our own words and the document that makes it. */
export interface Statement {
  readonly says: string;
  readonly source: string;
}

interface ModelBase {
  readonly id: string;
  readonly name: string;
  readonly family: string;
  /** The system of the source document that this row stands for. */
  readonly system: string | null;
  readonly maker: Maker;
  /** A day, a month or a year. */
  readonly released: string;
  /** The day from which its vendor no longer serves it, and what the vendor names in its place; of open models, null. */
  readonly retires: string | null;
  readonly replacement: string | null;
  readonly modalities: readonly Modality[];
  /** Tokens of input and output together. */
  readonly context: Figure<number>;
  /** The most tokens that one answer has; null where that is not known. */
  readonly outputLimit: number | null;
  /** Does it think before it answers, at the price of output tokens? Null where that is not known. */
  readonly thinks: Thinking | null;
  /** Can it call tools? Null where that is not known. */
  readonly tools: boolean | null;
  readonly tier: Tier;
  readonly goodFor: string;
  readonly source: string;
  /** Whether its hand-kept facts rest on nothing that could be read. */
  readonly unverified: boolean;
  readonly note: string | null;
  /** Where it can be bought. */
  readonly offers: readonly OfferPrice[];
}

export interface OpenModel extends ModelBase {
  readonly kind: 'open';
  /** Where its weights are published: owner and name on Hugging Face. */
  readonly repository: string;
  readonly licence: Licence;
  readonly parameters: Figure<ParameterCount>;
  /** Unknown where the parameters or the layers are. */
  readonly architecture: Figure<Architecture>;
  readonly files: readonly WeightFile[];
  /** The least CUDA compute capability of a GPU that runs it; null where none is stated. */
  readonly neededCapability: number | null;
  /** Images a second, or hours of sound an hour, of one RTX 4090; null where nobody measured it, and for text. */
  readonly speedOnRtx4090: Range | null;
  /** Ids of libraries, the usual one first. */
  readonly runWith: readonly string[];
}

export interface ClosedModel extends ModelBase {
  readonly kind: 'closed';
  /** What its vendor states about data sent to it; what is not stated is unknown. */
  readonly dataHandling: readonly Statement[];
}

export type Model = OpenModel | ClosedModel;

export interface Licence {
  readonly expression: string;
  readonly tree: LicenceTree;
}

export interface ParameterCount {
  /** All experts of a mixture included. */
  readonly total: number;
  /** Used for one token. */
  readonly active: number;
  /** Of the active ones, those of the input table, which is only looked up; null where not stated. */
  readonly embedding: number | null;
}

/** A published file of weights. */
export interface WeightFile {
  readonly name: string;
  readonly bytes: number;
  readonly precision: 'fp32' | Precision;
  readonly label: Label;
  readonly source: string;
}

/** Software that runs open models. */
export interface Library {
  readonly kind: 'library';
  readonly id: string;
  readonly name: string;
  readonly system: string | null;
  readonly licence: Licence;
  readonly goodFor: string;
  readonly source: string;
}
