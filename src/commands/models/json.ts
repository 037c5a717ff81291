import type { ModelsReport } from '../../cost/money.ts';
import type { ModelList } from '../../cost/selection.ts';
import type { Candidate } from '../../cost/shortlist.ts';
import { pricesJson, rounded, snakeCased } from '../../report/money-json.ts';
import { hostingJson, offerJson } from '../../report/supply-json.ts';

/** The lists of models for programs, whole. Keys stay; more may be added. */
export function modelsJson(report: ModelsReport) {
  const { project, gathered, lists, missing } = report;
  return {
    schema: 'advisor/models@1',
    project: project?.name ?? null,
    option: project?.option ?? null,
    gathered,
    prices: pricesJson(report),
    missing,
    lists: snakeCased(lists.map(listJson)),
    ...(project === null && wholeCatalogue(report)),
  };
}

/** What the ids in the rows stand for; too long for the answer to a single project. */
function wholeCatalogue({ references }: ModelsReport) {
  const { libraries, licences, sources } = references;
  return { libraries: snakeCased(stated(libraries)), licences, sources };
}

function listJson({ role, supply, ranked, rankedBy, excluded }: ModelList) {
  return {
    modalities: role,
    supply,
    rankedBy,
    ranked: ranked.map(candidateJson),
    excluded: excluded.map(({ model, reasons }) => ({ id: model.id, reasons })),
  };
}

/** A row with the keys only that say something: what it leaves out is not stated, and an ordinary cache is no news. */
function stated(row: object): object {
  return JSON.parse(JSON.stringify(row), (key, value) => {
    if (value === null || (key === 'latent' && value === false)) return undefined;
    return value;
  });
}

function candidateJson({ model, commercial, fit, cost, unknowns }: Candidate) {
  const { offers, ...facts } = model;
  return {
    ...stated(facts),
    offers: offers.map((offer) => (offer.kind === 'known' ? offerJson(offer) : offer)),
    commercial_use: commercial ?? null,
    fits: fit?.kind ?? null,
    smallest_sets:
      fit?.kind === 'fits'
        ? fit.sets.map(({ gpu, count, weights }) => ({ gpu: gpu.id, count, weights }))
        : null,
    usd_a_month: cost?.kind === 'known' ? rounded(cost.usd) : null,
    cheapest_offer: cost?.offer ? offerJson(cost.offer) : null,
    cheapest_hosting: cost?.hosting ? hostingJson(cost.hosting) : null,
    unknown: unknowns,
  };
}
