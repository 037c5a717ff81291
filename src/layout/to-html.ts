import { type Block, textOf } from './block.ts';
import { blockMarkup, headingMarkup } from './html-blocks.ts';
import { STYLE, STYLE_HASH } from './html-style.ts';
import { templateOf } from './json-in-html.ts';
import { element, lines } from './markup.ts';

type Title = Extract<Block, { kind: 'heading' }>;

/** Nothing is loaded and nothing runs, whatever a page is served with. */
const POLICY = `default-src 'none'; style-src '${STYLE_HASH}'`;

/** Blocks as one page that needs no other file, with the report that they tell of in it. */
export function toHtml(blocks: readonly Block[], json: string): string {
  const { rest, title } = titled(blocks);
  const head = [
    element('meta', { charset: 'utf-8' }),
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: POLICY }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('title', {}, textOf(title.text)),
    { html: `<style>${STYLE}</style>` },
  ];
  const body = [
    element('header', {}, headingMarkup(title)),
    element('main', {}, lines(rest.flatMap(blockMarkup))),
    { html: templateOf(json) },
  ];
  const page = element(
    'html',
    { lang: 'en' },
    element('head', {}, lines(head)),
    element('body', {}, lines(body)),
  );
  return `<!doctype html>\n${page.html}\n`;
}

/** The title of all, and what else there is; without a title, what is said first. */
function titled(blocks: readonly Block[]): { readonly title: Title; readonly rest: readonly Block[] } {
  const shown = blocks.filter(({ kind }) => kind !== 'front-matter');
  const [first, ...rest] = shown;
  if (first?.kind === 'heading' && first.level === 1) return { title: first, rest };
  if (first?.kind === 'paragraph') return { title: headingOf(textOf(first.text)), rest };
  return { title: headingOf('advisor'), rest: shown };
}

function headingOf(text: string): Title {
  return { kind: 'heading', level: 1, text, remark: null };
}
