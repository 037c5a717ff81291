import { type Block, type Entry, type Item, textOf, together } from './block.ts';

/** Items of a list that are shown at once. */
const SHOWN = 3;

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
      return together({ kind: 'list', items: block.entries.map(nameOf) }, foldedBlocks('In full', block));
    default:
      return block;
  }
}

/** An entry without what is said below it. */
function nameOf({ name, remark }: Entry): Item {
  return { text: textOf(name), ...(remark !== null && { remark: textOf(remark) }) };
}

function foldedBlocks(label: string, ...blocks: readonly Block[]): Block {
  return { kind: 'folded', label, blocks };
}

/** Paper needs them: what is printed cites them. */
const SOURCES = 'Sources';

/** A single item is not worth a fold. */
function foldedSection(block: Extract<Block, { kind: 'section' }>): Block {
  const { items, label } = block;
  if (items.length <= SHOWN + 1 || label === SOURCES) return block;
  const rest: Block = { kind: 'list', items: items.slice(SHOWN) };
  return together(
    { ...block, items: items.slice(0, SHOWN) },
    foldedBlocks(`${label}: ${items.length - SHOWN} more`, rest),
  );
}
