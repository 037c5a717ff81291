import { type Block, together } from './block.ts';

/** Items of a list that are shown at once. */
const SHOWN = 4;

/** Blocks as a browser shows them: charts below the first table, and of what is long the rest folded. */
export function forWeb(blocks: readonly Block[], charts: readonly Block[]): readonly Block[] {
  const place = blocks.findIndex(hasTable) + 1;
  return [...blocks.slice(0, place), ...charts, ...blocks.slice(place)].map(folded);
}

function hasTable(block: Block): boolean {
  return block.kind === 'together' ? block.blocks.some(hasTable) : block.kind === 'table';
}

function folded(block: Block): Block {
  switch (block.kind) {
    case 'together':
      return { ...block, blocks: block.blocks.map(folded) };
    case 'section':
      return foldedSection(block);
    case 'entries':
      return { kind: 'folded', label: 'In full', blocks: [block] };
    default:
      return block;
  }
}

/** A single item is not worth a fold. */
function foldedSection(block: Extract<Block, { kind: 'section' }>): Block {
  const { items, label } = block;
  if (items.length <= SHOWN + 1) return block;
  const rest: Block = { kind: 'list', items: items.slice(SHOWN) };
  return together(
    { ...block, items: items.slice(0, SHOWN) },
    { kind: 'folded', label: `${label}: ${items.length - SHOWN} more`, blocks: [rest] },
  );
}
