import type { Model, OpenModel } from '../../catalog/catalog.ts';
import type { ModelFacts } from '../../catalog/model-facts.ts';
import type { Supply } from '../../catalog/option.ts';
import type { KnownPrice, OfferPrice } from '../../catalog/prices.ts';
import { canBeKept, canBeKeptIn } from '../../catalog/regions.ts';
import { classOf, isOfClass } from '../asked/classes.ts';
import type { Project } from '../asked/project.ts';
import { inputTokensIn, outputTokensIn } from '../pricing/call.ts';
import { tuningUsdAMonth } from '../pricing/items.ts';
import { invoiceUsd } from '../pricing/line-items.ts';
import { scenarioOf } from '../pricing/plan.ts';
import { tokenItems } from '../pricing/token-items.ts';
import type { Candidate, Wanted, WayToRun } from './candidate.ts';
import { type HardwareFit, hardwareFit } from './hardware.ts';
import { hostingFor } from './hosting-for.ts';
import { type Host, hostsOf } from './hosts.ts';
import { groupsOf } from './rank.ts';
import { shortlist, suitability } from './shortlist.ts';
import { statedOffer } from './stated-offer.ts';

/** How well a model suits that nobody ranked, since the team names it. */
export function suitabilityOf(
  supply: Supply,
  model: Model,
  project: Project,
  facts: ModelFacts,
): ReturnType<typeof suitability> {
  return suitability(model, wantedOf(supply, project, facts), facts.catalog);
}

/** What a project asks of a model in one way of supply. */
export function wantedOf(supply: Supply, project: Project, facts: ModelFacts): Omit<Wanted, 'run'> {
  const { choosing, needs, role, work } = project;
  const hosts = hostsOf(supply, project);
  const likely = scenarioOf({ inputs: choosing });
  const outputTokens = outputTokensIn(work, likely);
  return {
    supply,
    role,
    contextTokens: inputTokensIn(work, likely) + outputTokens,
    outputTokens,
    tiers: tiersInOrder(project),
    acts: needs.acts,
    residency: needs.residency,
    fits: hosts.length === 0 ? null : (model) => bestFit(model, hosts, facts),
  };
}

/** How well a model fits the machines of whoever has the most room for it. */
function bestFit(model: OpenModel, hosts: readonly Host[], facts: ModelFacts): HardwareFit {
  const fits = hosts.map(({ project }) => hardwareFit(model, project, facts.gpus.gpus));
  return fits.find(({ kind }) => kind === 'fits') ?? fits.at(-1) ?? { kind: 'unknown' };
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
  const asked = classOf(project);
  const isHosted = hostsOf(supply, project).length > 0;
  const isThere = ({ offers }: Model) => isHosted || offers.some((offer) => isAllowed(offer, project));
  const { catalog } = facts;
  const among = {
    ...catalog,
    models: catalog.models.filter((each) => isOfClass(each, asked) && isThere(each)),
  };
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
  if (hostsOf(supply, project).length > 0) {
    const models = group.map(({ model }) => model);
    const found = hostingFor(supply, models, project, facts);
    return found && { model: found.hosting.model, way: { offer: null, ...found } };
  }
  let best: { readonly model: Model; readonly way: WayToRun } | null = null;
  for (const { model } of group) {
    const way = bought(supply, model, project);
    if (way.usd !== null && (best === null || isBetter(way, best.way, project))) best = { model, way };
  }
  return best;
}

/** The tiers of the class that is asked for, then the others. */
function tiersInOrder(project: Project) {
  const { tiers } = classOf(project);
  return [...tiers, ...project.needs.tiers.filter((tier) => !tiers.includes(tier))];
}

/** How one model would be run in one way of supply, where that costs least. */
export function wayToRun(supply: Supply, model: Model, project: Project, facts: ModelFacts): WayToRun {
  if (hostsOf(supply, project).length === 0) return bought(supply, model, project);
  const found = hostingFor(supply, [model], project, facts);
  return { offer: null, hosting: found?.hosting ?? null, usd: found?.usd ?? null };
}

/** The best offer that a call fits. */
function bought(supply: Supply, model: Model, project: Project): WayToRun {
  let best: { readonly offer: KnownPrice; readonly usd: number } | null = null;
  for (const offer of model.offers) {
    if (offer.kind !== 'known' || !holds(offer, project) || !isAllowed(offer, project)) continue;
    const usd = usdAt(supply, model, offer, project);
    if (usd === null) continue;
    if (best === null || isBetter({ offer, usd }, best, project)) best = { offer, usd };
  }
  const mayBeStated = best === null && project.place === null && supply !== 'open-self-hosted';
  const stated = mayBeStated ? statedOffer(supply, model, project) : null;
  if (stated !== null) return { offer: stated, hosting: null, usd: usdAt(supply, model, stated, project) };
  return { offer: best?.offer ?? null, hosting: null, usd: best?.usd ?? null };
}

/** One that can be kept where the data must stay goes before one of which that is not known; else what costs less. */
function isBetter(
  way: Pick<WayToRun, 'offer' | 'usd'>,
  than: Pick<WayToRun, 'offer' | 'usd'>,
  { needs: { residency } }: Project,
): boolean {
  const [isKept, wasKept] = [way, than].map(({ offer }) => canBeKept(offer?.regions ?? null, residency));
  return isKept === wasKept ? (way.usd ?? 0) < (than.usd ?? 0) : isKept === true;
}

/** Where a place was settled, only what is known to be kept there. */
function isAllowed(offer: OfferPrice, { place }: Project): boolean {
  return place === null || (offer.kind === 'known' && canBeKeptIn(offer.regions, place));
}

/** Whether a call fits what a provider lets a model hold. */
function holds({ contextTokens }: KnownPrice, { choosing, work }: Project): boolean {
  if (contextTokens === null || work.media === 'images' || work.media === 'audio') return true;
  const likely = scenarioOf({ inputs: choosing });
  return inputTokensIn(work, likely) + outputTokensIn(work, likely) <= contextTokens;
}

function usdAt(supply: Supply, model: Model, price: KnownPrice, { choosing, work }: Project): number | null {
  const plan = { option: supply, work, inputs: choosing, services: [], isSetUp: () => true };
  const seller = supply === 'closed-api' ? supply : 'open-managed';
  const service = { kind: 'tokens', supply: seller, model, price, next: null, share: 'all' } as const;
  const scenario = scenarioOf(plan);
  const items = tokenItems(plan, service, scenario);
  return items === null ? null : invoiceUsd(items) + tuningUsdAMonth(plan, scenario);
}
