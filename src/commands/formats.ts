import type { Block } from '../layout/block.ts';
import type { PageOptions } from '../layout/page.ts';

/** What a command has to show. Worked out only as far as the format needs. */
export interface Shown {
  /** For a terminal. */
  readonly page: () => readonly Block[] | Promise<readonly Block[]>;
  /** To be kept. */
  readonly document: () => readonly Block[] | Promise<readonly Block[]>;
  /** For a browser, where that is not the document. */
  readonly web?: () => readonly Block[] | Promise<readonly Block[]>;
  /** For programs. */
  readonly json: () => unknown;
}

type Formatter = (shown: Shown, page: PageOptions) => Promise<string>;

/** The formats of all reports. --format offers what stands here; what makes one is loaded when it is asked for. */
export const FORMATS = {
  text: async (shown, page) => {
    const [blocks, { toTerminal }] = [await shown.page(), await import('../layout/to-terminal.ts')];
    return toTerminal(blocks, page);
  },
  markdown: async (shown) => {
    const [blocks, { toMarkdown }] = [await shown.document(), await import('../layout/to-markdown.ts')];
    return toMarkdown(blocks);
  },
  html: async (shown) => {
    const blocks = await (shown.web ?? shown.document)();
    const [{ toHtml }, { jsonText }] = [
      await import('../layout/to-html.ts'),
      await import('../layout/json-text.ts'),
    ];
    return toHtml(blocks, jsonText(await shown.json()));
  },
  json: async (shown) => {
    const [value, { jsonText }] = [await shown.json(), await import('../layout/json-text.ts')];
    return jsonText(value);
  },
} as const satisfies Readonly<Record<string, Formatter>>;

export type Format = keyof typeof FORMATS;

/** One list of blocks, for a terminal and as a document. */
export function shownAs<T>(
  found: T,
  blocks: (found: T) => readonly Block[],
  json: (found: T) => unknown,
): { readonly ok: true; readonly value: Shown } {
  const written = () => blocks(found);
  return { ok: true, value: { page: written, document: written, json: () => json(found) } };
}
