import { type Candidate, offerOf } from '../../cost/choosing/candidate.ts';
import type { ModelList } from '../../cost/choosing/model-list.ts';
import { type Block, strong, type TableColumn } from '../../layout/block.ts';
import { contextText, licenceText } from '../../report/model-sentences.ts';
import { type CacheUse, tokenPriceText, unitPriceText } from '../../report/price-sentences.ts';
import type { PriceTerms } from '../../report/price-terms.ts';
import { TIER_WORD } from '../../report/tiers.ts';
import { type Row, usdText } from './rows.ts';

interface Cells {
  readonly column: TableColumn;
  readonly cell: (row: Row) => string;
}

const left = (head: string, least = 0): TableColumn => ({ head: strong(head), align: 'left', least });
const right = (head: string): TableColumn => ({ head: strong(head), align: 'right' });

/** Models as rows: what each is, where it comes from, what it costs, and why it stands there where that needs saying. */
export function modelsTable({ supply }: ModelList, { cache }: PriceTerms, rows: readonly Row[]): Block {
  const columns = [
    ...identity(rows),
    ...(supply === 'open-self-hosted' ? [] : offers(rows)),
    ...figures(rows),
    supply === 'open-self-hosted' ? MACHINES : prices(rows, cache),
    ...(rows.some(({ why }) => why !== '') ? [{ column: left('why', 30), cell: ({ why }: Row) => why }] : []),
  ];
  return {
    kind: 'table',
    columns: columns.map(({ column }) => column),
    rows: rows.map((row) => columns.map(({ cell }) => cell(row))),
  };
}

function identity(rows: readonly Row[]): readonly Cells[] {
  const isOpen = rows.some(({ candidate }) => candidate.model.kind === 'open');
  return [
    { column: left('', 16), cell: ({ candidate }) => nameOf(candidate) },
    { column: left('class'), cell: ({ candidate }) => TIER_WORD[candidate.model.tier] },
    { column: right('context'), cell: ({ candidate }) => contextText(candidate.model) },
    ...(isOpen ? [{ column: left('licence', 10), cell: ({ candidate }: Row) => licenceOf(candidate) }] : []),
    { column: left('from'), cell: ({ candidate }) => candidate.model.maker.country },
  ];
}

function nameOf({ model, unknowns }: Candidate): string {
  return unknowns.includes('verified') ? `${model.name} (not verified)` : model.name;
}

function licenceOf({ model }: Candidate): string {
  return model.kind === 'open' ? licenceText(model) : "vendor's";
}

/** Where it can be processed, and until when it is served, as far as anything is known of that. */
function offers(rows: readonly Row[]): readonly Cells[] {
  const hasEnd = rows.some(({ candidate }) => candidate.model.retires !== null);
  return [
    {
      column: left('region'),
      cell: ({ candidate }) => regionOf(candidate),
    },
    ...(hasEnd
      ? [{ column: left('retires'), cell: ({ candidate }: Row) => candidate.model.retires ?? '' }]
      : []),
  ];
}

function figures(rows: readonly Row[]): readonly Cells[] {
  return rows.some(({ candidate }) => candidate.way !== null)
    ? [{ column: right('USD a month'), cell: ({ candidate }: Row) => usdText(candidate) }]
    : [];
}

const MACHINES: Cells = {
  column: left('machines', 8),
  cell: ({ candidate }) => machinesOf(candidate),
};

/** Where every row is paid by the token, the head has the unit; else each cell has its own. */
function prices(rows: readonly Row[], cache: CacheUse): Cells {
  const isByToken = ({ candidate }: Row) => {
    const offer = offerOf(candidate);
    return candidate.way?.hosting == null && (offer === null || tokenPriceText(offer, cache) !== null);
  };
  const parts = cache === 'cached' ? ' in/from cache/out' : '';
  if (!rows.every(isByToken)) {
    const isHosted = rows.some(({ candidate }) => candidate.way?.hosting);
    const head = isHosted ? `USD${parts}, or machines` : `USD${parts}`;
    return { column: right(head), cell: ({ candidate }) => priceOf(candidate, cache) };
  }
  return {
    column: right(`USD per million${parts}`),
    cell: ({ candidate }) => {
      const offer = offerOf(candidate);
      return (offer === null ? null : tokenPriceText(offer, cache)) ?? '?';
    },
  };
}

function priceOf(candidate: Candidate, cache: CacheUse): string {
  if (candidate.way?.hosting) return machinesOf(candidate);
  const offer = offerOf(candidate);
  return offer === null ? '?' : unitPriceText(offer, cache);
}

/** A region of several countries leaves open which of them it is. */
function regionOf(candidate: Candidate): string {
  const regions = offerOf(candidate)?.regions?.join(', ') ?? null;
  if (regions === null) return 'not known';
  const isOpen = candidate.residency === 'own-country' && candidate.unknowns.includes('region');
  return isOpen ? `${regions}, country not known` : regions;
}

function machinesOf({ fit, way }: Candidate): string {
  const set = way?.hosting?.set ?? (fit?.kind === 'fits' ? fit.sets[0] : undefined);
  return set === undefined ? '?' : `${set.count} × ${set.gpu.id}`;
}
