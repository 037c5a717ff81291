import type { Architecture, LayerGroup, PublishedWeights } from '../catalog/architecture.ts';
import type {
  ClosedModel,
  Figure,
  Label,
  Library,
  Licence,
  Maker,
  Model,
  OpenModel,
  ParameterCount,
} from '../catalog/catalog.ts';
import type { LicenceTerms, LicenceTree } from '../catalog/licence.ts';
import type { Range } from '../catalog/range.ts';
import { parseLicence } from './catalog-licence.ts';
import { type ListedModel, listedModel, type OfferContext, offersOf } from './catalog-offers.ts';
import type {
  ClosedRow,
  LayerGroupRow,
  LibraryRow,
  LicenceRow,
  MakerRow,
  OpenRow,
} from './catalog-schema.ts';

/** What compiling a row needs to know of the rest of the file, and where it reports what does not fit together. */
export interface RowContext extends OfferContext {
  readonly makers: Readonly<Record<string, MakerRow>>;
  readonly libraries: readonly string[];
  readonly licences: readonly string[];
  /** The same id, after checking that there is such a source. */
  citing(source: string): string;
  isUnread(source: string): boolean;
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
    speedOnRtx4090: speedOf(row, context),
    runWith: row.run_with,
  };
}

function speedOf({ speed }: OpenRow, context: RowContext): Range | null {
  if (speed === undefined) return null;
  context.citing(speed.source);
  const [low, likely, high] = speed.on_rtx_4090;
  if (low > likely || likely > high) context.clash('a speed is low, likely and high, in this order.');
  return { low, likely, high };
}

export function closedModel(row: ClosedRow, context: RowContext): ClosedModel {
  const dataHandling = context.makers[row.maker]?.data_handling ?? [];
  return { kind: 'closed', ...baseOf(row, context), dataHandling };
}

function baseOf(row: OpenRow | ClosedRow, context: RowContext) {
  const { id, name, family, modalities, tier, lifecycle } = row;
  const listed = listedModel(row, context);
  const source = context.citing(row.source);
  const sources =
    'licence_source' in row && row.licence_source ? [source, context.citing(row.licence_source)] : [source];
  if (lifecycle !== undefined) context.citing(lifecycle.source);
  for (const { source: cited } of [row.audio, row.image].flatMap((each) => each ?? [])) context.citing(cited);
  const released = row.released ?? listed.released;
  if (released === null) context.clash('no price list dates it, so it has to say when it was released.');
  return {
    id,
    name,
    family,
    released: released ?? '',
    modalities,
    tier,
    source,
    ...lifecycleOf(row, listed),
    unverified: sources.some((cited) => context.isUnread(cited)),
    system: row.system ?? null,
    note: row.note ?? null,
    maker: makerOf(row.maker, context),
    context: contextOf(row, listed.contextTokens, context),
    outputLimit: listed.outputLimit,
    thinks: row.thinks ?? listed.thinks,
    tools: row.tools ?? listed.tools,
    goodFor: row.good_for,
    offers: offersOf(row, released ?? '', context),
  };
}

/** Of open models a list knows when a provider stops, which is no end of the model. */
function lifecycleOf(row: OpenRow | ClosedRow, listed: ListedModel): Pick<Model, 'retires' | 'replacement'> {
  if ('repository' in row) return { retires: null, replacement: null };
  const { retires = listed.retires, replacement = listed.replacement } = row.lifecycle ?? {};
  return retires === 'not announced' || retires === null
    ? { retires: null, replacement: null }
    : { retires, replacement };
}

/** What a list says was said by somebody else than the maker. */
function contextOf(
  row: OpenRow | ClosedRow,
  listed: ListedModel['contextTokens'],
  context: RowContext,
): Figure<number> {
  if (row.context === 'unknown') return UNKNOWN;
  if (row.context !== undefined)
    return figure(row.context.tokens, row.context.label, row.context.source ?? row.source, context);
  return listed === null ? UNKNOWN : figure(listed.value, 'estimated', listed.list, context);
}

function makerOf(id: string, context: RowContext): Maker {
  const maker = context.makers[id];
  if (maker === undefined) context.clash(`there is no maker "${id}".`);
  return { name: maker?.name ?? id, country: maker?.country ?? '' };
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
  return figure({ total, active, embedding }, label, source, context);
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
  return figure(architecture, lessCertain(label, parameters.label), source, context);
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

function figure<Value>(value: Value, label: Label, source: string, context: RowContext): Figure<Value> {
  if (label === 'measured' && context.isUnread(source))
    context.clash(`a figure is "measured" by the source "${source}", which nobody read.`);
  return { kind: 'known', value, label, source: context.citing(source) };
}
