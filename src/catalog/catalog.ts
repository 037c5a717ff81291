import type { Architecture, Precision } from './architecture.ts';
import type { LicenceTerms, LicenceTree } from './licence.ts';
import type { OfferPrice } from './prices.ts';

/** The catalogue as the build compiles it from rules/catalog.yaml: plain JSON, checked there and trusted here. */
export interface Catalog {
  /** The day on which the facts were gathered. */
  readonly gathered: string;
  readonly prices: PriceOrigin;
  /** What the rows rest on, by the name under which they cite it. */
  readonly sources: Readonly<Record<string, Source>>;
  readonly licences: Readonly<Record<string, LicenceTerms>>;
  readonly libraries: readonly Library[];
  readonly models: readonly Model[];
}

/** Where the prices come from: "prices as of" is the day on which the library's data was published. */
export type PriceOrigin =
  | {
      readonly kind: 'stored';
      readonly library: string;
      readonly version: string;
      readonly published: string;
      /** The day for which the library was asked. */
      readonly askedFor: string;
    }
  /** Asked of whichever version of the library is installed. */
  | { readonly kind: 'live'; readonly library: string; readonly askedFor: string };

/** A document and its date, or the day on which it was read. */
export interface Source {
  readonly title: string;
  readonly date: string;
}

export const MODALITIES = ['text', 'images-in', 'images-out', 'audio', 'embeddings'] as const;
export type Modality = (typeof MODALITIES)[number];

/** Our judgement of what a model is for, from its size, its price and what its maker says of it. */
export const TIERS = ['frontier', 'strong-general', 'small-general', 'specialist', 'teaching'] as const;
export type Tier = (typeof TIERS)[number];

/** Measured: read off the published files. Derived: computed from measured figures. Estimated: rounded by its source. */
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
  readonly modalities: readonly Modality[];
  /** Tokens of input and output together. */
  readonly context: Figure<number>;
  readonly tier: Tier;
  readonly goodFor: string;
  readonly source: string;
  readonly note: string | null;
  /** Where it can be called at a price per token. */
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
