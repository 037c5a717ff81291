import type { Architecture, LayerGroup, PublishedWeights } from '../catalog/architecture.ts';
import type {
  ClosedModel,
  Figure,
  Label,
  Library,
  Licence,
  Maker,
  OpenModel,
  ParameterCount,
} from '../catalog/catalog.ts';
import type { LicenceTerms, LicenceTree } from '../catalog/licence.ts';
import type { OfferPrice } from '../catalog/prices.ts';
import { type PriceLibrary, priceOffers } from '../catalog/prices-library.ts';
import { parseLicence } from './catalog-licence.ts';
import type {
  ClosedRow,
  LayerGroupRow,
  LibraryRow,
  LicenceRow,
  MakerRow,
  OpenRow,
} from './catalog-schema.ts';

/** What compiling a row needs to know of the rest of the file, and where it reports what does not fit together. */
export interface RowContext {
  readonly calcPrice: PriceLibrary;
  readonly makers: Readonly<Record<string, MakerRow>>;
  readonly libraries: readonly string[];
  readonly licences: readonly string[];
  readonly pricedAt: Date;
  clash(explanation: string): void;
  /** The same id, after checking that there is such a source. */
  citing(source: string): string;
}

export function termsOf(row: LicenceRow, context: RowContext): LicenceTerms {
  const { id: _, source, ...terms } = row;
  return { ...terms, source: context.citing(source) };
}

export function libraryOf(row: LibraryRow, context: RowContext): Library {
  const { id, name, licence, good_for: goodFor, source, system = null } = row;
  return {
    kind: 'library',
    id,
    name,
    system,
    goodFor,
    licence: licenceOf(licence, context),
    source: context.citing(source),
  };
}

export function openModel(row: OpenRow, context: RowContext): OpenModel {
  const parameters = parametersOf(row, context);
  for (const library of row.run_with) {
    if (!context.libraries.includes(library)) context.clash(`there is no library "${library}".`);
  }
  return {
    kind: 'open',
    ...baseOf(row, context),
    repository: row.repository,
    licence: licenceOf(row.licence, context),
    parameters,
    architecture: architectureOf(row, parameters, context),
    files: (row.files ?? []).map((file) => ({ ...file, source: context.citing(file.source ?? row.source) })),
    neededCapability: row.needs?.compute_capability ?? null,
    runWith: row.run_with,
  };
}

export function closedModel(row: ClosedRow, context: RowContext): ClosedModel {
  const dataHandling = context.makers[row.maker]?.data_handling ?? [];
  return { kind: 'closed', ...baseOf(row, context), dataHandling };
}

function baseOf(row: OpenRow | ClosedRow, context: RowContext) {
  const { id, name, family, released, modalities, tier, context: tokens } = row;
  const source = context.citing(row.source);
  return {
    id,
    name,
    family,
    released,
    modalities,
    tier,
    source,
    system: row.system ?? null,
    note: row.note ?? null,
    maker: makerOf(row.maker, context),
    context:
      tokens === 'unknown'
        ? UNKNOWN
        : figure(tokens.tokens, tokens.label, context.citing(tokens.source ?? row.source)),
    goodFor: row.good_for,
    offers: offersOf(row, context),
  };
}

function makerOf(id: string, context: RowContext): Maker {
  const maker = context.makers[id];
  if (maker === undefined) context.clash(`there is no maker "${id}".`);
  return { name: maker?.name ?? id, country: maker?.country ?? '' };
}

/** An offer that the price library does not hold under exactly this name is a fault of the row. */
const FAULTS: readonly string[] = [
  'not-listed',
  'moving-alias',
  'another-model',
  'another-provider',
  'withdrawn',
  'free-listing',
];

function offersOf(row: OpenRow | ClosedRow, context: RowContext): readonly OfferPrice[] {
  const prices = priceOffers(context.calcPrice, row, context.pricedAt);
  for (const price of prices) {
    if (price.kind === 'known' || !FAULTS.includes(price.reason.kind)) continue;
    const matched = 'matched' in price.reason ? ` (${price.reason.matched})` : '';
    context.clash(`no price for ${price.provider} ${price.model}: ${price.reason.kind}${matched}.`);
  }
  return prices;
}

function licenceOf(expression: string, context: RowContext): Licence {
  const parsed = parseLicence(expression);
  if (!parsed.ok) {
    context.clash(`the licence "${expression}" is not an SPDX expression: ${parsed.message}.`);
    return { expression, tree: { kind: 'licence', id: expression, exception: null } };
  }
  for (const id of idsIn(parsed.tree)) {
    if (!context.licences.includes(id)) context.clash(`the licence ${id} is not described under licences.`);
  }
  return { expression, tree: parsed.tree };
}

function idsIn(tree: LicenceTree): readonly string[] {
  return tree.kind === 'licence' ? [tree.id] : [...idsIn(tree.left), ...idsIn(tree.right)];
}

function parametersOf(row: OpenRow, context: RowContext): Figure<ParameterCount> {
  if (row.parameters === 'unknown') return UNKNOWN;
  const { total, active = total, embedding = null, label, source = row.source } = row.parameters;
  if (active > total) context.clash('more parameters are active than there are.');
  if (embedding !== null && embedding >= active)
    context.clash('the table of embeddings has no fewer parameters than are active.');
  return figure({ total, active, embedding }, label, context.citing(source));
}

/** Known where both the parameters and the layers are; no better known than the less certain of the two. */
function architectureOf(
  row: OpenRow,
  parameters: Figure<ParameterCount>,
  context: RowContext,
): Figure<Architecture> {
  if (row.layers === 'unknown' || parameters.kind === 'unknown') return UNKNOWN;
  const { groups, label, source = row.source } = row.layers;
  const { total, active, embedding } = parameters.value;
  const architecture: Architecture = {
    parameters: total,
    activeParameters: active,
    embeddingParameters: embedding,
    layerGroups: groups.map(layerGroupOf),
    published: publishedOf(row, context),
    latent: groups.some((group) => 'latent_width' in group),
  };
  return figure(architecture, lessCertain(label, parameters.label), context.citing(source));
}

function publishedOf(row: OpenRow, context: RowContext): PublishedWeights | null {
  const { weight_bytes: bytes, published_in: published = null } = row;
  if (bytes === undefined) return published;
  if (published !== null) context.clash('weight_bytes is for weights in 16 bits; published_in names others.');
  return { precision: 'fp16', bytes };
}

function layerGroupOf(group: LayerGroupRow): LayerGroup {
  const { layers } = group;
  if ('latent_width' in group) return { layers, kvWidth: group.latent_width, window: null };
  if (!('kv_heads' in group)) return { layers, kvWidth: 0, window: null };
  return { layers, kvWidth: 2 * group.kv_heads * group.head_size, window: group.window ?? null };
}

const CERTAINTY: readonly Label[] = ['estimated', 'derived', 'measured'];

function lessCertain(left: Label, right: Label): Label {
  return CERTAINTY.indexOf(left) <= CERTAINTY.indexOf(right) ? left : right;
}

const UNKNOWN = { kind: 'unknown' } as const;

function figure<Value>(value: Value, label: Label, source: string): Figure<Value> {
  return { kind: 'known', value, label, source };
}
