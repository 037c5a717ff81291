import type { Model } from '../../catalog/catalog.ts';
import type { ModelFacts } from '../../catalog/model-facts.ts';
import type { Supply } from '../../catalog/option.ts';
import type { Role } from '../../catalog/roles.ts';
import type { Assumed } from '../asked/assumptions/resolve.ts';
import { asRanked, type Project, projectOf } from '../asked/project.ts';
import { likelyItems } from '../pricing/cost.ts';
import { invoiceUsd } from '../pricing/line-items.ts';
import type { Candidate, Wanted, WayToRun } from './candidate.ts';
import { suitabilityOf, wantedOf, wayToRun } from './models.ts';
import { planOf } from './option-plan.ts';
import { pickedBy, pickFor } from './picks.ts';
import { type Shortlist, shortlist } from './shortlist.ts';

/** The models that can take a role in one way of supply; of the whole catalogue where neither is named. */
export interface ModelList extends Shortlist {
  readonly role: Role;
  readonly supply: Supply | null;
}

/**
 * Ranks the catalogue for one role of a project by list prices, and says what each model costs the team, as its figures
 * have it: those of token prices stand for the model that the option is costed with. Use is taken to be commercial.
 */
export function modelList(supply: Supply, project: Project, facts: ModelFacts): ModelList {
  const asked = asRanked(project);
  const run: Wanted['run'] = (model) => wayToRun(supply, model, asked, facts);
  const list = shortlist(facts.catalog, { ...wantedOf(supply, asked, facts), run });
  const standing = pickFor(supply, project, facts);
  const others = withListedTokens(project);
  const shown = (candidate: Candidate): Candidate => {
    const { model } = candidate;
    const { fit } = asked === project ? candidate : suitabilityOf(supply, model, project, facts);
    const way = asked === project ? candidate.way : wayToRun(supply, model, project, facts);
    const isStanding = 'model' in standing && standing.model === model;
    const usd = way && usdOf(supply, model, way, isStanding ? project : others, facts);
    return { ...candidate, fit, way: way && { ...way, usd } };
  };
  return { role: project.role, supply, ...list, ranked: list.ranked.map(shown) };
}

/** Likely invoices of a month, as the pages of costs have them; null where they are not known. */
function usdOf(
  supply: Supply,
  model: Model,
  way: WayToRun,
  project: Project,
  facts: ModelFacts,
): number | null {
  const pick = pickedBy('ranked', model, way);
  if (pick === null || way.usd === null) return null;
  const planned = planOf(supply, [{ supply, pick, share: 'all' }], project, facts);
  const items = planned.kind === 'planned' ? likelyItems([planned.plan]) : null;
  return items && invoiceUsd(items);
}

/** The same project without the token prices that the team states. */
function withListedTokens({ assumed, load, needs, place, role }: Project): Project {
  const isListed = (id: string) => !id.startsWith('price.closed_') && !id.startsWith('price.managed_');
  const listed: Assumed = {
    ...assumed,
    values: new Map([...assumed.values].filter(([id]) => isListed(id))),
    stated: new Set([...assumed.stated].filter(isListed)),
  };
  return { ...projectOf(needs, role, load, listed), place };
}
