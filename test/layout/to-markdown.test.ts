import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Block } from '../../src/layout/block.ts';
import { paragraph } from '../../src/layout/block.ts';
import { toMarkdown } from '../../src/layout/to-markdown.ts';
import { printable } from '../../src/yaml/printable.ts';
import { KINDS, hostileText as text } from './every-block.ts';
import { htmlOf as htmlIn, tagsIn, wordsOf } from './read-markdown.ts';

const htmlOf = (blocks: readonly Block[]) => htmlIn(toMarkdown(blocks));

describe.each(KINDS)('a %s', (kind, make, tags) => {
  test('holds nothing but its own markup, whatever its text', () => {
    fc.assert(
      fc.property(text, (raw) => {
        expect(tags).toEqual(expect.arrayContaining([...tagsIn(htmlOf([make(raw)]))]));
      }),
      { numRuns: 100 },
    );
  });

  test('is read as it was written', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const shown = kind === 'verbatim' ? raw.replace(/\r\n?/g, '\n') : printable(raw.replace(/\s+/g, ' '));
        const words = wordsOf(htmlOf([make(raw)])).replace(/[ \u200b]/g, '');
        expect(words).toContain(shown.replace(/[\s\u200b]/g, ''));
      }),
      { numRuns: 100 },
    );
  });
});

test('nobody is mentioned and nothing referred to, also where GitHub looks for that after decoding', () => {
  const text = wordsOf(htmlOf([paragraph('by @octocat, see #12, acme/repo#5 and GH-1')]));
  expect(text).not.toMatch(/@\w|#\d|GH-\d/);
});

test('a list may hold a link to the web, and no other one', () => {
  const html = (item: string) => htmlOf([{ kind: 'list', items: [{ text: item }] }]);
  expect(html('https://intranet.example/projects/7')).toContain(
    '<a href="https://intranet.example/projects/7">',
  );
  for (const item of ['javascript:alert(1)', 'https://a.example/ and more', 'https://a.example/"onclick="x'])
    expect(html(item)).not.toContain('<a');
});
