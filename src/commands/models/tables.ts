import { type Candidate, offerOf } from '../../cost/candidate.ts';
import type { ModelList } from '../../cost/model-list.ts';
import { type Block, strong, type TableColumn } from '../../layout/block.ts';
import { contextText, licenceText, unitPriceText } from '../../report/model-sentences.ts';
import { TIER_WORD } from '../../report/tiers.ts';
import { type Row, usdText } from './rows.ts';

interface Cells {
  readonly column: TableColumn;
  readonly cell: (row: Row) => string;
}

const left = (head: string, least = 0): TableColumn => ({ head: strong(head), align: 'left', least });
const right = (head: string): TableColumn => ({ head: strong(head), align: 'right' });

/** Models as rows: what each is, where it comes from, what it costs, and why it stands there where that needs saying. */
export function modelsTable({ supply }: ModelList, rows: readonly Row[]): Block {
  const columns = [
    ...identity(rows),
    ...(supply === 'open-self-hosted' ? [] : offers(rows)),
    ...costs(rows, supply === 'open-self-hosted'),
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

function costs(rows: readonly Row[], isHosted: boolean): readonly Cells[] {
  const hasFigures = rows.some(({ candidate }) => candidate.way !== null);
  return [
    ...(hasFigures
      ? [{ column: right('USD a month'), cell: ({ candidate }: Row) => usdText(candidate) }]
      : []),
    isHosted
      ? { column: left('machines', 8), cell: ({ candidate }: Row) => machinesOf(candidate) }
      : {
          column: right('USD per million'),
          cell: ({ candidate }: Row) => priceOf(candidate),
        },
  ];
}

function priceOf(candidate: Candidate): string {
  if (candidate.way?.hosting) return machinesOf(candidate);
  const offer = offerOf(candidate);
  return offer === null ? '?' : unitPriceText(offer);
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
