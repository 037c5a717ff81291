import type { ModelFacts } from '../catalog/model-facts.ts';
import { isOptionId, type OptionId, SUPPLIES, suppliesOf, WORKLOAD_NUMBERS } from '../catalog/option.ts';
import { type CostDetail, costReport, type EstimatedCost } from '../cost/cost-report.ts';
import type { Cheaper, ModelsReport, Money } from '../cost/money.ts';
import { type Project, projectOf } from '../cost/project.ts';
import { type ModelList, modelList } from '../cost/selection.ts';
import { shortlist } from '../cost/shortlist.ts';
import { optionOf } from '../engine/advice.ts';
import { exclusionsOf } from '../engine/why-not.ts';
import type { Situation } from './situation.ts';

/** Below this share of the advised option's cost another option counts as cheaper. */
const CLEARLY_CHEAPER = 0.9;

/** What the options cost and which models suit the one that is advised. */
export function moneyOf(situation: Situation, facts: ModelFacts, detail: CostDetail): Money {
  const { verdict } = situation.advice;
  const project = projectIn(situation);
  const cost = costReport(project, facts, detail);
  if (cost.kind !== 'estimated') return cost;
  const option = optionIdOf(optionOf(verdict));
  return {
    ...cost,
    shortlist: option === null ? [] : listsFor(suppliesOf(option), project, facts, cost.lists),
    cheaper: option === null ? null : cheaperThan(option, cost, situation),
  };
}

/** The option that costs least, where it is not the one that is advised and costs clearly less. */
function cheaperThan(verdict: OptionId, cost: EstimatedCost, { advice }: Situation): Cheaper | null {
  const known = cost.options.flatMap((each) => (each.cost.kind === 'known' ? [each.cost] : []));
  const advised = known.find((each) => each.option === verdict);
  const [least] = known
    .filter((each) => exclusionsOf(advice, each.option).length === 0)
    .toSorted((left, right) => left.likely - right.likely);
  if (!advised || !least || least.likely > advised.likely * CLEARLY_CHEAPER) return null;
  return {
    option: least.option,
    usd: least.likely,
    than: verdict,
    thanUsd: advised.likely,
    rangesOverlap: least.high > advised.low,
  };
}

/** The catalogue as a project sees it: for the option named, else the one that is advised, else for all. */
export function modelsFor(situation: Situation, option: OptionId | null, facts: ModelFacts): ModelsReport {
  const { advice, profile, source } = situation;
  const verdict = optionIdOf(optionOf(advice.verdict));
  const wanted = option ?? verdict;
  const supplies = wanted === null ? SUPPLIES : suppliesOf(wanted);
  return {
    project: { name: profile.name?.value ?? source.name, option: wanted },
    ...originOf(facts),
    lists: listsFor(supplies, projectIn(situation), facts, []),
    missing: WORKLOAD_NUMBERS.filter((id) => !advice.facts.has(id)),
  };
}

/** The whole catalogue, or what of it an option can use. */
export function allModels(option: OptionId | null, facts: ModelFacts): ModelsReport {
  const supplies = option === null ? [null] : suppliesOf(option);
  const lists = supplies.map((supply) => ({
    role: [],
    supply,
    ...shortlist(facts.catalog, supply === null ? {} : { supply }),
  }));
  return { project: null, ...originOf(facts), lists, missing: [] };
}

function originOf({ catalog, gpus }: ModelFacts) {
  const { gathered, prices, libraries, licences, sources } = catalog;
  return { gathered, prices, gpusAsOf: gpus.asOf, references: { libraries, licences, sources } };
}

/** A list for each role and way of supply; those that were made before are not made again. */
function listsFor(
  supplies: ReturnType<typeof suppliesOf>,
  project: Project,
  facts: ModelFacts,
  made: readonly ModelList[],
): readonly ModelList[] {
  return project.roles.flatMap((role) =>
    supplies.map(
      (supply) =>
        made.find((list) => list.role === role && list.supply === supply) ??
        modelList(supply, role, project, facts),
    ),
  );
}

function projectIn({ advice, profile }: Situation): Project {
  return projectOf(advice.facts, profile.assumptions);
}

function optionIdOf(id: string | null): OptionId | null {
  return id !== null && isOptionId(id) ? id : null;
}
