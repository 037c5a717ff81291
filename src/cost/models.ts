import type { Model } from '../catalog/catalog.ts';
import type { ModelFacts } from '../catalog/model-facts.ts';
import type { Supply } from '../catalog/option.ts';
import type { KnownPrice } from '../catalog/prices.ts';
import type { Role } from '../catalog/roles.ts';
import type { Candidate, Wanted, WayToRun } from './candidate.ts';
import { classOf } from './classes.ts';
import { type HardwareFit, hardwareFit } from './hardware.ts';
import { cheapestHosting } from './hosted.ts';
import { tuningUsdAMonth } from './items.ts';
import { invoiceUsd } from './line-items.ts';
import { scenarioOf } from './plan.ts';
import { asRanked, hostOf, type Project } from './project.ts';
import { groupsOf } from './rank.ts';
import { type Shortlist, shortlist, suitability } from './shortlist.ts';
import { statedOffer } from './stated-offer.ts';
import { tokenItems } from './token-items.ts';

/** The models that can take a role in one way of supply; of the whole catalogue where neither is named. */
export interface ModelList extends Shortlist {
  readonly role: Role;
  readonly supply: Supply | null;
}

/**
 * Ranks the catalogue for one role of a project, and says what each model costs that thinks as long as the team has it.
 * Use is taken to be commercial.
 */
export function modelList(supply: Supply, project: Project, facts: ModelFacts): ModelList {
  const asked = asRanked(project);
  const run: Wanted['run'] = (model, fit) => wayToRun(supply, model, fit, asked, facts);
  const list = shortlist(facts.catalog, { ...wantedOf(supply, asked, facts), run });
  const asStated = (candidate: Candidate): Candidate => {
    const { fit } = suitabilityOf(supply, candidate.model, project, facts);
    return { ...candidate, fit, way: wayToRun(supply, candidate.model, fit, project, facts) };
  };
  const ranked = asked === project ? list.ranked : list.ranked.map(asStated);
  return { role: project.role, supply, ...list, ranked };
}

/** How well a model suits that nobody ranked, since the team names it. */
export function suitabilityOf(
  supply: Supply,
  model: Model,
  project: Project,
  facts: ModelFacts,
): ReturnType<typeof suitability> {
  return suitability(model, wantedOf(supply, project, facts), facts.catalog);
}

function wantedOf(supply: Supply, project: Project, facts: ModelFacts): Omit<Wanted, 'run'> {
  const { choosing, needs, role } = project;
  const host = hostOf(supply, project);
  const likely = (id: Parameters<typeof choosing.get>[0]) => choosing.get(id)?.likely ?? 0;
  const outputTokens = likely('workload.output_tokens');
  return {
    supply,
    role,
    contextTokens: likely('workload.input_tokens') + outputTokens,
    outputTokens,
    tiers: tiersInOrder(project),
    acts: needs.acts,
    isRegionBound: needs.isRegionBound,
    fits: host === null ? null : (model) => hardwareFit(model, host, facts.gpus.gpus),
  };
}

/**
 * The model of the class that is asked for which suits best and, of those that suit alike, costs least, with the way to
 * run it; null where none of the class has a figure. Where the load is beyond all machines, those that come next to it.
 */
export function bestOfClass(
  supply: Supply,
  project: Project,
  facts: ModelFacts,
): { readonly model: Model; readonly way: WayToRun } | null {
  const { quality, tiers } = classOf(project);
  const isOfClass = ({ tier }: Model) => (quality === 'any' ? tier !== 'teaching' : tiers.includes(tier));
  const { catalog } = facts;
  const among = { ...catalog, models: catalog.models.filter(isOfClass) };
  const list = shortlist(among, { ...wantedOf(supply, project, facts), run: null });
  let unpriced: ReturnType<typeof cheapestOf> = null;
  for (const group of groupsOf(list, tiersInOrder(project))) {
    const best = cheapestOf(supply, group, project, facts);
    if (best !== null && best.way.usd !== null) return best;
    unpriced ??= best;
  }
  return unpriced;
}

function cheapestOf(
  supply: Supply,
  group: readonly Candidate[],
  project: Project,
  facts: ModelFacts,
): { readonly model: Model; readonly way: WayToRun } | null {
  const host = hostOf(supply, project);
  if (host !== null) {
    const fitting = group.flatMap(({ fit, model }) =>
      model.kind === 'open' && fit?.kind === 'fits' ? fit.sets.map((set) => ({ model, set })) : [],
    );
    const found = cheapestHosting(fitting, host, facts);
    return found && { model: found.hosting.model, way: { offer: null, ...found } };
  }
  let best: { readonly model: Model; readonly way: WayToRun } | null = null;
  for (const { model } of group) {
    const way = bought(supply, model, project);
    if (way.usd !== null && (best === null || way.usd < (best.way.usd ?? 0))) best = { model, way };
  }
  return best;
}

/** The tiers of the class that is asked for, then the others. */
function tiersInOrder(project: Project) {
  const { tiers } = classOf(project);
  return [...tiers, ...project.needs.tiers.filter((tier) => !tiers.includes(tier))];
}

/** How one model would be run in one way of supply, where that costs least. */
export function wayToRun(
  supply: Supply,
  model: Model,
  fit: HardwareFit | null,
  project: Project,
  facts: ModelFacts,
): WayToRun {
  const host = hostOf(supply, project);
  if (host === null) return bought(supply, model, project);
  const found =
    model.kind === 'open' && fit?.kind === 'fits'
      ? cheapestHosting(
          fit.sets.map((set) => ({ model, set })),
          host,
          facts,
        )
      : null;
  return { offer: null, hosting: found?.hosting ?? null, usd: found?.usd ?? null };
}

/** The offer at which the load costs least; one that can be bound to a region goes before one of which that is not known. */
function bought(supply: Supply, model: Model, project: Project): WayToRun {
  let best: { readonly offer: KnownPrice; readonly usd: number } | null = null;
  const isBound = ({ regions }: KnownPrice) => !project.needs.isRegionBound || regions !== null;
  for (const offer of model.offers) {
    if (offer.kind !== 'known' || !holds(offer, project)) continue;
    const usd = usdAt(supply, model, offer, project);
    if (usd === null) continue;
    const isBetter =
      best === null || (isBound(offer) === isBound(best.offer) ? usd < best.usd : isBound(offer));
    if (isBetter) best = { offer, usd };
  }
  const stated = best === null && supply !== 'open-self-hosted' ? statedOffer(supply, model, project) : null;
  if (stated !== null) return { offer: stated, hosting: null, usd: usdAt(supply, model, stated, project) };
  return { offer: best?.offer ?? null, hosting: null, usd: best?.usd ?? null };
}

/** Whether a call fits what a provider lets a model hold. */
function holds({ contextTokens }: KnownPrice, { choosing, work }: Project): boolean {
  if (contextTokens === null || work.media === 'images' || work.media === 'audio') return true;
  const likely = (id: Parameters<typeof choosing.get>[0]) => choosing.get(id)?.likely ?? 0;
  return likely('workload.input_tokens') + likely('workload.output_tokens') <= contextTokens;
}

function usdAt(supply: Supply, model: Model, price: KnownPrice, { choosing, work }: Project): number | null {
  const plan = { option: supply, work, inputs: choosing, services: [], isSetUp: () => true };
  const seller = supply === 'closed-api' ? supply : 'open-managed';
  const service = { kind: 'tokens', supply: seller, model, price, share: 'all' } as const;
  const scenario = scenarioOf(plan);
  const items = tokenItems(plan, service, scenario);
  return items === null ? null : invoiceUsd(items) + tuningUsdAMonth(plan, scenario);
}
