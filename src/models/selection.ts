import type { Model, OpenModel } from './catalog.ts';
import { likelyUsd } from './cost.ts';
import type { CostRequest, Hosting } from './cost-request.ts';
import { cheapestHosting, type HardwareFit } from './hosting.ts';
import type { ModelFacts } from './model-facts.ts';
import type { Supply } from './option.ts';
import { cheapestOffer, type KnownPrice, priceRequest, type RequestTokens } from './prices.ts';
import type { Project } from './project.ts';
import type { Role } from './roles.ts';
import { type Candidate, type ModelCost, type Shortlist, shortlist } from './shortlist.ts';

/** The models that can take a role in one way of supply. */
export interface ModelList extends Shortlist {
  readonly role: Role;
  readonly supply: Supply;
}

/** Ranks the catalogue for one role of a project. Use is taken to be commercial. */
export function modelList(supply: Supply, role: Role, project: Project, facts: ModelFacts): ModelList {
  const own = role === project.roles[0] ? project : withoutNumbers(project);
  const call = callOf(own);
  const fits = remembered((model: OpenModel) => cheapestHosting(model, own, facts));
  const cost = (model: Model): ModelCost =>
    model.kind === 'open' && supply === 'open-self-hosted'
      ? hostedCost(fits(model), own)
      : boughtCost(supply, model, own);
  const list = shortlist(facts.catalog, {
    supply,
    modalities: role,
    commercial: true,
    tiers: own.tiers,
    ...(call && { contextTokens: call.inputTokens + call.outputTokens, outputTokens: call.outputTokens }),
    ...(supply === 'open-self-hosted' && { fits }),
    ...(call && own.workload.requestsPerDay !== null && { cost }),
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

/** Of each list the first model whose price, or whose machines and speed, are known. */
export function picksFor(project: Project, facts: ModelFacts): Picks {
  const [role] = project.roles;
  const call = callOf(project);
  if (role === undefined || call === undefined) return {};
  const ranked = (supply: Supply) => costKnownFirst(modelList(supply, role, project, facts).ranked);
  const bought = (supply: Supply) => first(ranked(supply), ({ model }) => boughtModel(model, call));
  const closed = bought('closed-api');
  const managed = bought('open-managed');
  const hosted = first(ranked('open-self-hosted'), hostedModel);
  return { ...(closed && { closed }), ...(managed && { managed }), ...(hosted && { hosted }) };
}

/** What the cost of every option depends on, once the models are chosen. */
export function costRequest(project: Project, { closed, managed, hosted }: Picks): CostRequest {
  const priceOf =
    ({ offer }: BoughtModel) =>
    (call: RequestTokens) =>
      priceRequest(offer, call);
  return {
    ...project,
    ...(closed && { closedPrice: priceOf(closed) }),
    ...(managed && { managedPrice: priceOf(managed) }),
    ...(hosted && { hosting: hosted.hosting }),
  };
}

/** A load beyond all list prices has no cost for any model, but still a model that would be asked. */
function costKnownFirst(candidates: readonly Candidate[]): readonly Candidate[] {
  const isKnown = ({ cost }: Candidate) => cost?.kind === 'known';
  return [...candidates.filter(isKnown), ...candidates.filter((candidate) => !isKnown(candidate))];
}

function boughtModel(model: Model, call: RequestTokens): BoughtModel | undefined {
  const offer = cheapestOffer(model.offers, call)?.offer;
  return offer && { model, offer };
}

function hostedModel({ model, fit }: Candidate): HostedModel | undefined {
  if (fit?.kind !== 'fits' || fit.hosting.throughput.kind === 'unknown') return undefined;
  return { model, hosting: fit.hosting };
}

function hostedCost(fit: HardwareFit, project: Project): ModelCost {
  if (fit.kind !== 'fits') return { kind: 'unknown' };
  const usd = likelyUsd('open-self-hosted', { ...project, hosting: fit.hosting });
  return usd === undefined ? { kind: 'unknown' } : { kind: 'known', usd };
}

function boughtCost(supply: Supply, model: Model, project: Project): ModelCost {
  const call = callOf(project);
  const bought = call && boughtModel(model, call);
  if (!bought) return { kind: 'unknown' };
  const key = supply === 'closed-api' ? 'closed' : 'managed';
  const usd = likelyUsd(supply, costRequest(project, { [key]: bought }));
  return usd === undefined ? { kind: 'unknown' } : { kind: 'known', usd, offer: bought.offer };
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

function first<From, To>(list: readonly From[], take: (from: From) => To | undefined): To | undefined {
  for (const each of list) {
    const taken = take(each);
    if (taken !== undefined) return taken;
  }
  return undefined;
}

function remembered<Key, Value>(make: (key: Key) => Value): (key: Key) => Value {
  const made = new Map<Key, Value>();
  return (key) => {
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    made.set(key, value);
    return value;
  };
}
