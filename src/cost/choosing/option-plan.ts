import { daysBetween } from '../../catalog/day.ts';
import type { ModelFacts } from '../../catalog/model-facts.ts';
import type { OptionId, Supply } from '../../catalog/option.ts';
import type { KnownPrice } from '../../catalog/prices.ts';
import type { Project } from '../asked/project.ts';
import { likelyItems } from '../pricing/cost.ts';
import { totalUsd } from '../pricing/line-items.ts';
import type { CostPlan, Service, Share, TokenService } from '../pricing/plan.ts';
import { machineService } from './machine-service.ts';
import { type MixPair, type NoSharedRegion, pairsOf } from './mix-picks.ts';
import type { NoPick, Pick, Picks } from './picks.ts';

/** What an option cannot be costed for. */
export type NoPlan =
  | NoPick
  | NoSharedRegion
  /** Vectors of two models cannot be compared with each other. */
  | { readonly kind: 'no-mix' };

/** How one role of an option would be done. */
export interface Planned {
  readonly kind: 'planned';
  readonly plan: CostPlan;
}

/** An option for one role as the services that it is made of, with all that their cost needs; or why it has no figure. */
export function planFor(
  option: OptionId,
  picks: Picks,
  project: Project,
  facts: ModelFacts,
): Planned | NoPlan {
  return option === 'hybrid'
    ? mixPlan(picks, project, facts)
    : planOf(option, [{ supply: option, pick: picks[option], share: 'all' }], project, facts);
}

/**
 * A mix joins a closed model and an open one, which is hosted or run by a provider, whichever costs less with the people it takes: it may be two
 * services under one contract. Where requests are split by what they hold, each goes to one of them; else the open one
 * sees all and hands some on.
 */
function mixPlan(picks: Picks, project: Project, facts: ModelFacts): Planned | NoPlan {
  if (project.work.media === 'embeddings') return { kind: 'no-mix' };
  const openShare: Share = project.needs.isSplitBySensitivity ? 'open-part' : 'all';
  const plan = (supply: Supply, { closed, open }: MixPair) =>
    planOf(
      'hybrid',
      [
        { supply, pick: open, share: openShare },
        { supply: 'closed-api', pick: closed, share: 'closed-part' },
      ],
      project,
      facts,
    );
  const pairs = pairsOf(picks, project, facts);
  const bought = 'kind' in pairs ? [pairs] : pairs.map((pair) => plan('open-managed', pair));
  const hosted = plan('open-self-hosted', { open: picks['open-self-hosted'], closed: picks['closed-api'] });
  const ways = [...bought, hosted];
  const planned = ways.flatMap((way) => (way.kind === 'planned' ? [way] : []));
  const costed = planned
    .map((way) => ({ way, items: likelyItems([way.plan]) }))
    .map(({ items, way }) => ({ way, usd: items === null ? Number.MAX_VALUE : totalUsd(items) }))
    .toSorted((left, right) => left.usd - right.usd);
  return costed[0]?.way ?? ways[0] ?? { kind: 'none-of-class', quality: 'any' };
}

/** A model of an option: how it is supplied, and which requests it answers. */
export interface Part {
  readonly supply: Supply;
  readonly pick: Pick;
  readonly share: Share;
}

/** A plan of its parts; or why one of them has no figure. */
export function planOf(
  option: OptionId,
  parts: readonly Part[],
  project: Project,
  facts: ModelFacts,
): Planned | NoPlan {
  const services: Service[] = [];
  let inputs = project.inputs;
  for (const { supply, pick, share } of parts) {
    if (pick.kind === 'bought') {
      if (supply === 'open-self-hosted') continue;
      const { model, offer: price } = pick;
      services.push({ kind: 'tokens', supply, model, price, next: nextOf(price, facts), share });
      continue;
    }
    if (pick.kind !== 'hosted') return pick;
    inputs = inputs.with(pick.hosting.inputs);
    services.push(machineService(pick.hosting, project, facts, share));
  }
  const plan = { option, work: project.work, inputs, services, isSetUp: isSetUp(project) };
  return { kind: 'planned', plan };
}

const DAYS_A_MONTH = 365 / 12;

function nextOf(price: KnownPrice, { catalog }: ModelFacts): TokenService['next'] {
  if (price.next === null) return null;
  const days = Math.max(0, daysBetween(catalog.gathered, price.next.on));
  return { inMonths: days / DAYS_A_MONTH, price: { ...price, ...price.next.price } };
}

/** What runs today is set up already. */
function isSetUp({ needs: { current } }: Project): CostPlan['isSetUp'] {
  return (service) => {
    if (current === 'none') return false;
    if (service.kind === 'tokens')
      return current === service.supply || (current === 'hybrid' && service.share !== 'all');
    return service.isEndpoint
      ? current === 'open-managed'
      : current === 'open-self-hosted' || current === 'hybrid';
  };
}
