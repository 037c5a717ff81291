import type { Block } from './block.ts';
import type { PageOptions } from './page.ts';
import { terminalText } from './terminal-text.ts';

/** Blocks as text for a terminal. What draws tables is loaded only where there is one. */
export async function toTerminal(blocks: readonly Block[], options: PageOptions): Promise<string> {
  return terminalText(blocks, options, blocks.some(hasTable) ? (await import('./table.ts')).table : () => []);
}

function hasTable(block: Block): boolean {
  if (block.kind === 'together' || block.kind === 'folded') return block.blocks.some(hasTable);
  if (block.kind === 'as-fits') return block.versions.flat().some(hasTable);
  return block.kind === 'table' || block.kind === 'definitions';
}
