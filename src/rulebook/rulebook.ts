import type { Condition } from './condition.ts';
import type { Asked, Fact, FactId } from './fact.ts';

/** The id of an option, such as `closed-api`. */
export type OptionId = string;
/** The id of a criterion, such as `cost`. */
export type CriterionId = string;
export type ClaimId = string;
export type RuleId = string;

export type Family = 'open' | 'closed' | 'hybrid';

/** On what a sentence rests: the team's own words, a dated source, or the rulebook authors' judgement. */
export type Basis = 'stated' | 'published' | 'judgement';

export const SOURCE_KINDS = ['article', 'paper', 'survey', 'documentation', 'regulation'] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** A document on which claims rest. */
export interface Source {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  /** A year, a month, a day, or "undated". */
  readonly date: string;
  /** Where everybody can open it; null where that is not known. */
  readonly url: string | null;
  readonly kind: SourceKind;
  /** The day on which it was read. */
  readonly read: string;
}

/** A sentence of a source, in our words, and where it stands there. */
export interface Claim {
  readonly id: ClaimId;
  readonly source: string;
  readonly section: string;
  readonly text: string;
}

/** A concrete way to carry out an option. Without `when` it is always possible. */
export interface Pattern {
  readonly id: string;
  readonly title: string;
  readonly when: Condition;
}

/** One of the answers between which a rulebook decides. */
export interface Option {
  readonly id: OptionId;
  readonly title: string;
  /** For the head of a narrow column. */
  readonly short: string;
  /** With its article, for the middle of a sentence: "a closed API". */
  readonly noun: string;
  /** What to do, as a sentence without its full stop: "Use a closed API". */
  readonly advice: string;
  readonly family: Family;
  readonly summary: string;
  readonly claims: readonly ClaimId[];
  readonly patterns: readonly Pattern[];
}

/** What an option is worth on a criterion before anything is known of the project, -5 to +5. */
export interface BaseRating {
  readonly option: OptionId;
  readonly rating: number;
  readonly because: string;
  readonly claims: readonly ClaimId[];
  readonly basis: Basis;
}

/** How an estimated amount becomes a rating: by its ratio to the least of all options. */
export interface Scale {
  /** Added to every amount before they are compared, so that small ones are alike. */
  readonly floor: number;
  /** Ratios rising from 1, ratings falling. */
  readonly points: readonly ScalePoint[];
  readonly because: string;
  readonly claims: readonly ClaimId[];
  readonly basis: Basis;
}

/** The rating of what costs so many times the least. */
export interface ScalePoint {
  readonly ratio: number;
  readonly rating: number;
}

/** By which estimator a criterion is rated, and how. */
export interface EstimatedBy {
  readonly by: string;
  readonly scale: Scale;
}

/** What options are rated by. */
export interface Criterion {
  readonly id: CriterionId;
  readonly title: string;
  /** Before anything is known of the project, 0 to 10. */
  readonly weight: number;
  /** One for each option, in the order of the options. */
  readonly ratings: readonly BaseRating[];
  /** What rates it where it can; null where only the rules do. */
  readonly estimate: EstimatedBy | null;
}

export interface WeightEffect {
  readonly criterion: CriterionId;
  readonly points: number;
}

export interface RateEffect {
  readonly option: OptionId;
  readonly criterion: CriterionId;
  readonly points: number;
}

export interface ActionEffect {
  readonly option: OptionId;
  readonly do: string;
  readonly owner: Asked;
  readonly before: string;
}

/** Why a rule acts on one of its criteria. */
export interface CriterionReason {
  readonly criterion: CriterionId;
  readonly because: string;
}

/** What follows where a condition holds: weights, ratings, exclusions, actions, and the sentence that says why. */
export interface Rule {
  readonly id: RuleId;
  readonly when: Condition;
  readonly weight: readonly WeightEffect[];
  readonly rate: readonly RateEffect[];
  readonly exclude: readonly OptionId[];
  readonly actions: readonly ActionEffect[];
  readonly because: string;
  /** For a criterion on which it acts, a sentence of its own; each has one where there are more than two. */
  readonly reasons: readonly CriterionReason[];
  readonly claims: readonly ClaimId[];
  readonly basis: Basis;
}

/** The points of score by which a verdict must lead to be called so; below the second it is a close call. */
export interface Leads {
  readonly clear: number;
  readonly likely: number;
}

/** How documented decisions went where the verdict bore a word. */
export interface Tally {
  readonly cases: number;
  /** The verdict was chosen. */
  readonly chosen: number;
  /** It was chosen, or the account would support it as well. */
  readonly matched: number;
  /** The second option was chosen. */
  readonly second: number;
}

/** The track record of a word: as costs are estimated, and by the rules alone. */
export interface TrackRecord {
  readonly estimated: Tally;
  readonly byRules: Tally;
}

/** The words for how sure a verdict is, calibrated on documented decisions. */
export interface Words {
  readonly leads: Leads;
  readonly records: Readonly<Record<'clear' | 'likely' | 'close-call' | 'leaning', TrackRecord>>;
}

/** A rulebook whose names all refer to something: plain data, ready to be stored as JSON. */
export interface Rulebook {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  /** Facts of earlier rulebooks, and what to write in their place. */
  readonly former: Readonly<Record<FactId, string>>;
  /** Words that not everybody knows, in their singular, and what they mean. */
  readonly terms: Readonly<Record<string, string>>;
  readonly sources: readonly Source[];
  readonly claims: readonly Claim[];
  readonly facts: readonly Fact[];
  readonly options: readonly Option[];
  readonly criteria: readonly Criterion[];
  readonly rules: readonly Rule[];
  /** Null where it has not been calibrated. */
  readonly words: Words | null;
}

/** The facts by id. */
export function vocabularyOf(rulebook: Rulebook): ReadonlyMap<FactId, Fact> {
  return new Map(rulebook.facts.map((fact) => [fact.id, fact]));
}

/** Why a rule acts on a criterion; null: why it is there at all. */
export function becauseOn({ because, reasons }: Rule, criterion: CriterionId | null): string {
  return reasons.find((reason) => reason.criterion === criterion)?.because ?? because;
}
