import type { Model, OpenModel } from '../catalog/catalog.ts';
import type { ModelFacts } from '../catalog/model-facts.ts';
import type { Supply } from '../catalog/option.ts';
import { type Call, cheapestOffer, type KnownPrice, NO_CALL, priceCall } from '../catalog/prices.ts';
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
  costs: number = Number.POSITIVE_INFINITY,
): ModelList {
  const own = role.join() === project.roles[0]?.join() ? project : withoutNumbers(project);
  const call = callOf(own);
  const fits = (model: OpenModel) => hardwareFit(model, own, facts.gpus.gpus);
  const cost = (model: Model, fit: HardwareFit | null) =>
    modelCost(own, supply, call === null ? NO_WAY : wayToRun({ model, fit, call }, own, facts));
  const list = shortlist(facts.catalog, {
    supply,
    modalities: role,
    commercial: true,
    tiers: own.tiers,
    ...(call === null
      ? {}
      : { contextTokens: call.inputTokens + call.outputTokens, outputTokens: call.outputTokens }),
    ...(supply === 'open-self-hosted' ? { fits } : {}),
    ...(call === null || own.workload.requestsPerDay === null ? {} : { cost, costs }),
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
  readonly closed: BoughtModel | null;
  readonly managed: BoughtModel | null;
  readonly hosted: HostedModel | null;
}

/** Of the lists of one role, in each the first model whose price, or whose machines and speed, are known. */
export function picksFrom(lists: readonly ModelList[]): Picks {
  const ranked = (supply: Supply) =>
    costKnownFirst(lists.find((list) => list.supply === supply)?.ranked ?? []);
  return {
    closed: ranked('closed-api').flatMap(boughtModel)[0] ?? null,
    managed: ranked('open-managed').flatMap(boughtModel)[0] ?? null,
    hosted: ranked('open-self-hosted').flatMap(hostedModel)[0] ?? null,
  };
}

/** What the cost of every option depends on, once the models are chosen. */
export function costRequest(project: Project, { closed, managed, hosted }: Picks): CostRequest {
  return {
    ...project,
    closedPrice: closed === null ? null : priceOf(closed.offer),
    managedPrice: managed === null ? null : priceOf(managed.offer),
    hosting: hosted?.hosting ?? null,
  };
}

function priceOf(offer: KnownPrice): CostRequest['closedPrice'] {
  return (call) => priceCall(offer, call);
}

/** A load beyond all list prices has no cost for any model, but still a model that would be asked. */
function costKnownFirst(candidates: readonly Candidate[]): readonly Candidate[] {
  const isKnown = ({ cost }: Candidate) => cost?.kind === 'known';
  return [...candidates.filter(isKnown), ...candidates.filter((candidate) => !isKnown(candidate))];
}

function boughtModel({ model, cost }: Candidate): readonly BoughtModel[] {
  return cost === null || cost.offer === null ? [] : [{ model, offer: cost.offer }];
}

function hostedModel({ model, cost }: Candidate): readonly HostedModel[] {
  return cost === null || cost.hosting === null ? [] : [{ model, hosting: cost.hosting }];
}

/** A closed model is bought where a call costs least, as is an open one that is not hosted. */
function wayToRun(
  { model, fit, call }: { model: Model; fit: HardwareFit | null; call: Call },
  project: Project,
  facts: ModelFacts,
): WayToRun {
  if (model.kind === 'open' && fit?.kind === 'fits') {
    return { offer: null, hosting: cheapestHosting(model, fit.sets, project, facts) };
  }
  return { offer: fit === null ? (cheapestOffer(model.offers, call)?.offer ?? null) : null, hosting: null };
}

const NO_WAY: WayToRun = { offer: null, hosting: null };

function modelCost(project: Project, supply: Supply, { offer, hosting }: WayToRun): ModelCost {
  const price = offer === null ? null : priceOf(offer);
  const closedPrice = supply === 'closed-api' ? price : null;
  const managedPrice = supply === 'closed-api' ? null : price;
  const usd = likelyUsd(supply, { ...project, closedPrice, managedPrice, hosting });
  return usd === null ? { kind: 'unknown', offer, hosting } : { kind: 'known', usd, offer, hosting };
}

function callOf({ workload }: Project): Call | null {
  const { inputTokens, outputTokens } = workload;
  if (inputTokens === null || outputTokens === null) return null;
  return { ...NO_CALL, inputTokens, outputTokens };
}

/** The numbers are about the first role; of the others' load nothing is known. */
function withoutNumbers(project: Project): Project {
  const workload = { ...project.workload, requestsPerDay: null, inputTokens: null, outputTokens: null };
  return { ...project, workload };
}
