import type { Tier } from '../catalog/catalog.ts';
import type { ModelFacts } from '../catalog/model-facts.ts';
import { type OptionId, SUPPLIES, type Supply, suppliesOf } from '../catalog/option.ts';
import { type ModelsReport as Lists, listsFor, moneyFor } from '../cost/answers/money.ts';
import { classOf, type QualityClass } from '../cost/asked/classes.ts';
import type { Needs } from '../cost/asked/needs.ts';
import type { ModelList } from '../cost/choosing/model-list.ts';
import { type Forbidding, forbiddenBy, forbiddingOf } from '../cost/choosing/picks.ts';
import { shortlist } from '../cost/choosing/shortlist.ts';
import { optionOf } from '../engine/advice.ts';
import type { Profile } from '../profile/profile.ts';
import type { Fact, FactId } from '../rulebook/fact.ts';
import { missingNumbers } from './missing-numbers.ts';
import { askedOf, optionIdOf } from './money.ts';
import { PLAIN_TERMS, type PriceTerms, priceTermsFor } from './price-terms.ts';
import type { Situation } from './situation.ts';

/** The class of models that a role asks for, and the tiers that it is made of. */
export interface AskedClass {
  readonly quality: QualityClass;
  readonly tiers: readonly Tier[];
}

/** A catalogue seen through a profile's needs, or as a whole. */
export interface ModelsReport extends Lists {
  /** What of models each list is for; null for the whole catalogue. */
  readonly classes: readonly (AskedClass | null)[];
  /** What rules out services that would else be listed; null where nothing does. */
  readonly servicesOutBy: Forbidding | null;
  /** What the team states in place of what is usually assumed. */
  readonly assumptions: Profile['assumptions'];
  /** Which prices of tokens count for the models of each list. */
  readonly terms: readonly PriceTerms[];
  /** The words for what is missing. */
  readonly dictionary: ReadonlyMap<FactId, Fact>;
  /** Whether every option is excluded, so that none of these models fits the project as it is. */
  readonly noneFits: boolean;
}

/** The catalogue as a project sees it: for the option named, else the one that is advised, else for all. */
export function modelsFor(situation: Situation, option: OptionId | null): ModelsReport {
  const { advice, loaded, profile, source } = situation;
  const facts = situation.catalogue();
  const advised = optionIdOf(optionOf(advice.verdict));
  const wanted = option ?? advised;
  const asked = askedOf(situation);
  const money = moneyFor(asked, [], facts);
  const supplies = wanted === null ? SUPPLIES : suppliesOf(wanted);
  const lists =
    money.kind === 'estimated' ? listsFor(wanted, money, facts) : unpricedLists(supplies, asked.needs, facts);
  return {
    project: { name: profile.name?.value ?? source.name, option: wanted },
    ...originOf(facts),
    lists,
    classes: lists.map(({ role }) => classOf({ needs: asked.needs, role })),
    assumptions: profile.assumptions,
    terms: lists.map(({ role }) =>
      money.kind === 'estimated' ? priceTermsFor(role, money.quote.choices) : PLAIN_TERMS,
    ),
    servicesOutBy: forbiddingOf(supplies, asked),
    noneFits: advised === null,
    missing: missingNumbers(situation) ?? [],
    dictionary: new Map(loaded.rulebook.facts.map((fact) => [fact.id, fact])),
  };
}

/** The whole catalogue, or what of it an option can use. */
export function allModels(option: OptionId | null, facts: ModelFacts): ModelsReport {
  const supplies = option === null ? [null] : suppliesOf(option);
  const lists = supplies.map((supply) => ({
    role: [],
    supply,
    ...shortlist(facts.catalog, { ...NOTHING_ASKED, supply }),
  }));
  return {
    project: null,
    ...originOf(facts),
    lists,
    classes: lists.map(() => null),
    assumptions: new Map(),
    terms: lists.map(() => PLAIN_TERMS),
    servicesOutBy: null,
    noneFits: false,
    missing: [],
    dictionary: new Map(),
  };
}

const NOTHING_ASKED = {
  role: [],
  contextTokens: null,
  outputTokens: null,
  tiers: [],
  acts: false,
  residency: null,
  fits: null,
  run: null,
} as const;

/** By what is known without a load: neither costs nor hardware. */
function unpricedLists(
  supplies: readonly Supply[],
  needs: Needs,
  { catalog }: ModelFacts,
): readonly ModelList[] {
  const { acts, inputTokens, outputTokens, residency } = needs;
  const open = supplies.filter((supply) => forbiddenBy(supply, { needs }) === null);
  return needs.roles.flatMap((role) => {
    const { tiers } = classOf({ needs, role });
    const ordered = [...tiers, ...needs.tiers.filter((tier) => !tiers.includes(tier))];
    const known = {
      role,
      acts,
      residency,
      outputTokens,
      contextTokens: inputTokens === null ? null : inputTokens + (outputTokens ?? 0),
      tiers: ordered,
    };
    return open.map((supply) => ({
      role,
      supply,
      ...shortlist(catalog, { ...NOTHING_ASKED, ...known, supply }),
    }));
  });
}

function originOf({ catalog, gpus }: ModelFacts) {
  const { gathered, prices, libraries, licences, providers, sources } = catalog;
  return { gathered, prices, gpusAsOf: gpus.asOf, references: { libraries, licences, providers, sources } };
}
