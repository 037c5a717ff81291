import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Block, heading, paragraph, strong } from '../../src/layout/block.ts';
import { STYLE, STYLE_HASH } from '../../src/layout/html-style.ts';
import { jsonInHtml } from '../../src/layout/json-in-html.ts';
import { toHtml } from '../../src/layout/to-html.ts';
import { printable } from '../../src/yaml/printable.ts';
import { chartsSaying } from './charts.ts';
import { hostileText, KINDS } from './every-block.ts';
import { OWN_TAG, tagsOf, wordsOf } from './read-html.ts';

const MADE: readonly (readonly [string, (text: string) => readonly Block[]])[] = [
  ...KINDS.map(([kind, make]) => [kind, (text: string) => [make(text)]] as const),
  ['chart', (text) => chartsSaying(text).map((chart): Block => ({ kind: 'chart', chart }))],
  ['folded part', (text) => [{ kind: 'folded', label: text, blocks: [paragraph(text)] }]],
  ['title', (text) => [heading(1, text, text), heading(2, strong(text), text)]],
];

const page = (...blocks: readonly Block[]) => toHtml([heading(1, 'A project'), ...blocks], '{}');

describe.each(MADE)('a %s', (_kind, make) => {
  test('holds no elements and attributes but its own, whatever its text', () => {
    fc.assert(
      fc.property(hostileText, (raw) => {
        for (const tag of tagsOf(page(...make(raw)))) expect(tag).toMatch(OWN_TAG);
      }),
      { numRuns: 100 },
    );
  });

  test('is read as it was written', () => {
    fc.assert(
      fc.property(hostileText, (raw) => {
        expect(wordsOf(page(...make(raw)))).toContain(printable(raw.replace(/\s/g, ' ')).replace(/\s/g, ''));
      }),
      { numRuns: 100 },
    );
  });

  test('shows signs that a browser would obey or not show', () => {
    const html = page(...make('a\u0007b\u202ec\u200bd\u2066e\u0000f\u0085g'));
    expect(html).not.toMatch(/[^\P{C}\n]/u);
    expect(html).toContain('a\ufffdb\ufffdc\ufffdd\ufffde\ufffdf');
  });
});

describe('a page', () => {
  test('has one title, its language, and nothing that runs or loads', () => {
    const html = page(paragraph('text'));
    expect(html).toMatch(/^<!doctype html>\n<html lang="en"><head>/);
    expect(html).toContain('<title>A project</title>');
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(html).not.toMatch(/<script|<link|<img|<iframe|@import|url\(| on[a-z]+=| style=|javascript:/i);
  });

  test('allows the style that it has, and nothing else', () => {
    const hash = `sha256-${createHash('sha256').update(STYLE).digest('base64')}`;
    expect(STYLE_HASH).toBe(hash);
    expect(page()).toContain(`content="default-src &#39;none&#39;; style-src &#39;${hash}&#39;"`);
    expect(STYLE).not.toContain('<');
  });

  test('takes what is said first for its title where there is none', () => {
    const html = toHtml([paragraph(strong('The verdict stays.')), paragraph('text')], '{}');
    expect(html).toContain('<title>The verdict stays.</title>');
    expect(html).toContain('<header><h1>The verdict stays.</h1></header>');
    expect(html.match(/The verdict stays/g)).toHaveLength(2);
  });

  test('carries its report', () => {
    const json = '{\n  "name": "</template><script>alert(1)</script>"\n}\n';
    expect(jsonInHtml(toHtml([heading(1, 'x')], json))).toBe(json);
  });

  test('leaves out what is meant for programs that keep documents', () => {
    expect(page({ kind: 'front-matter', fields: [['status', 'proposed']] })).not.toContain('proposed');
  });
});

test('links lead to the web alone, where a text is an address or ends with one', () => {
  const links = (text: string) =>
    page({ kind: 'list', items: [{ text }] }).match(/<a [^>]*>[^<]*<\/a>/g) ?? [];
  const link =
    '<a href="https://intranet.example/7?a=1&amp;b=2" rel="noreferrer">https://intranet.example/7?a=1&amp;b=2</a>';
  expect(links('https://intranet.example/7?a=1&b=2')).toEqual([link]);
  expect(links('[1] A title (2026) https://intranet.example/7?a=1&b=2')).toEqual([link]);
  for (const text of [
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://a.example',
    'https://a.example/"onclick="x',
    '//a.example',
  ])
    expect(links(text)).toEqual([]);
  expect(page(paragraph('https://a.example'))).not.toContain('<a');
});

test('a table has a caption, and heads for its columns and rows', () => {
  const html = page({
    kind: 'table',
    caption: 'Costs',
    columns: [
      { head: '', align: 'left' },
      { head: 'low', align: 'right' },
    ],
    rows: [['managed', '407']],
  });
  expect(html).toContain('<caption>Costs</caption>');
  expect(html).toContain('<td></td><th scope="col" class="right">low</th>');
  expect(html).toContain('<th scope="row" class="left">managed</th><td class="right">407</td>');
});
