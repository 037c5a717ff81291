import type { Candidate } from '../../cost/choosing/candidate.ts';
import type { ModelList } from '../../cost/choosing/model-list.ts';
import type { AskedClass, ModelsReport } from '../../report/models.ts';
import { pricesJson, rounded, snakeCased } from '../../report/money-json.ts';
import { hostingJson, offerJson } from '../../report/supply-json.ts';

/** The lists of models for programs, whole. Keys stay; more may be added. */
export function modelsJson(report: ModelsReport) {
  const { classes, gathered, lists, missing, noneFits, project, servicesOutBy } = report;
  return {
    schema: 'advisor/models@1',
    project: project?.name ?? null,
    option: project?.option ?? null,
    gathered,
    prices: pricesJson(report),
    missing,
    none_fits: noneFits,
    services_out_by: servicesOutBy,
    lists: snakeCased(lists.map((list, at) => listJson(list, classes[at] ?? null))),
    ...(project === null && wholeCatalogue(report)),
  };
}

/** What the ids in the rows stand for; too long for the answer to a single project. */
function wholeCatalogue({ references }: ModelsReport) {
  const { libraries, licences, providers, sources } = references;
  return { libraries: snakeCased(stated(libraries)), licences, providers, sources };
}

function listJson({ role, supply, ranked, rankedBy, excluded }: ModelList, asked: AskedClass | null) {
  return {
    modalities: role,
    supply,
    quality: asked?.quality ?? null,
    tiers: asked?.tiers ?? [],
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

function candidateJson({ model, commercial, fit, way, unknowns }: Candidate) {
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
    usd_a_month: rounded(way?.usd ?? null),
    cheapest_offer: way?.offer ? offerJson(way.offer) : null,
    cheapest_hosting: way?.hosting ? hostingJson(way.hosting) : null,
    unknown: unknowns,
  };
}
