import type { Model, OpenModel } from '../catalog/catalog.ts';
import type { ModelFacts } from '../catalog/model-facts.ts';
import type { Supply } from '../catalog/option.ts';
import { cheapestOffer, type KnownPrice, priceRequest, type RequestTokens } from '../catalog/prices.ts';
import type { Role } from '../catalog/roles.ts';
import { likelyUsd } from './cost.ts';
import type { CostRequest, Hosting } from './cost-request.ts';
import { cheapestHosting, type HardwareFit, hardwareFit } from './hosting.ts';
import type { Project } from './project.ts';
import { type Candidate, type ModelCost, type Shortlist, shortlist, type WayToRun } from './shortlist.ts';

/** The models that can take a role in one way of supply; of the whole catalogue where neither is named. */
export interface ModelList extends Shortlist {
  readonly role: Role;
  readonly supply: Supply | null;
}

/** Ranks the catalogue for one role of a project, with so many known costs. Use is taken to be commercial. */
export function modelList(
  supply: Supply,
  role: Role,
  project: Project,
  facts: ModelFacts,
  costs = Number.POSITIVE_INFINITY,
): ModelList {
  const own = role.join() === project.roles[0]?.join() ? project : withoutNumbers(project);
  const call = callOf(own);
  const fits = (model: OpenModel) => hardwareFit(model, own, facts.gpus.gpus);
  const cost = (model: Model, fit: HardwareFit | undefined) =>
    modelCost(own, supply, call && wayToRun({ model, fit, call }, own, facts));
  const list = shortlist(facts.catalog, {
    supply,
    modalities: role,
    commercial: true,
    tiers: own.tiers,
    ...(call && { contextTokens: call.inputTokens + call.outputTokens, outputTokens: call.outputTokens }),
    ...(supply === 'open-self-hosted' && { fits }),
    ...(call && own.workload.requestsPerDay !== null && { cost, costs }),
  });
  return { role, supply, ...list };
}

/** A model bought by the token, and where. */
export interface BoughtModel {
  readonly model: Model;
  readonly offer: KnownPrice;
}

export interface HostedModel {
  readonly model: Model;
  readonly hosting: Hosting;
}

/** The models that stand for the options where these are compared by cost. */
export interface Picks {
  readonly closed?: BoughtModel;
  readonly managed?: BoughtModel;
  readonly hosted?: HostedModel;
}

/** Of the lists of one role, in each the first model whose price, or whose machines and speed, are known. */
export function picksFrom(lists: readonly ModelList[]): Picks {
  const ranked = (supply: Supply) =>
    costKnownFirst(lists.find((list) => list.supply === supply)?.ranked ?? []);
  const closed = ranked('closed-api').flatMap(boughtModel)[0];
  const managed = ranked('open-managed').flatMap(boughtModel)[0];
  const hosted = ranked('open-self-hosted').flatMap(hostedModel)[0];
  return { ...(closed && { closed }), ...(managed && { managed }), ...(hosted && { hosted }) };
}

/** What the cost of every option depends on, once the models are chosen. */
export function costRequest(project: Project, { closed, managed, hosted }: Picks): CostRequest {
  return {
    ...project,
    ...(closed && { closedPrice: priceOf(closed.offer) }),
    ...(managed && { managedPrice: priceOf(managed.offer) }),
    ...(hosted && { hosting: hosted.hosting }),
  };
}

function priceOf(offer: KnownPrice): CostRequest['closedPrice'] {
  return (call) => priceRequest(offer, call);
}

/** A load beyond all list prices has no cost for any model, but still a model that would be asked. */
function costKnownFirst(candidates: readonly Candidate[]): readonly Candidate[] {
  const isKnown = ({ cost }: Candidate) => cost?.kind === 'known';
  return [...candidates.filter(isKnown), ...candidates.filter((candidate) => !isKnown(candidate))];
}

function boughtModel({ model, cost }: Candidate): readonly BoughtModel[] {
  return cost?.offer ? [{ model, offer: cost.offer }] : [];
}

function hostedModel({ model, cost }: Candidate): readonly HostedModel[] {
  return cost?.hosting ? [{ model, hosting: cost.hosting }] : [];
}

/** A closed model is bought where a call costs least, as is an open one that is not hosted. */
function wayToRun(
  { model, fit, call }: { model: Model; fit: HardwareFit | undefined; call: RequestTokens },
  project: Project,
  facts: ModelFacts,
): WayToRun {
  if (model.kind === 'open' && fit?.kind === 'fits') {
    const hosting = cheapestHosting(model, fit.sets, project, facts);
    return hosting ? { hosting } : {};
  }
  const best = fit === undefined ? cheapestOffer(model.offers, call) : undefined;
  return best ? { offer: best.offer } : {};
}

function modelCost(project: Project, supply: Supply, { offer, hosting }: WayToRun = {}): ModelCost {
  const price = offer && priceOf(offer);
  const usd = likelyUsd(supply, {
    ...project,
    ...(price && (supply === 'closed-api' ? { closedPrice: price } : { managedPrice: price })),
    ...(hosting && { hosting }),
  });
  const way = { ...(offer && { offer }), ...(hosting && { hosting }) };
  return usd === undefined ? { kind: 'unknown', ...way } : { kind: 'known', usd, ...way };
}

function callOf({ workload }: Project): RequestTokens | undefined {
  const { inputTokens, outputTokens } = workload;
  if (inputTokens === null || outputTokens === null) return undefined;
  return { inputTokens, outputTokens, cachedTokens: 0 };
}

/** The numbers are about the first role; of the others' load nothing is known. */
function withoutNumbers(project: Project): Project {
  const workload = { ...project.workload, requestsPerDay: null, inputTokens: null, outputTokens: null };
  return { ...project, workload };
}
