import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Block } from '../../src/layout/block.ts';
import { paragraph } from '../../src/layout/block.ts';
import { table } from '../../src/layout/table.ts';
import { terminalText } from '../../src/layout/terminal-text.ts';
import { toHtml } from '../../src/layout/to-html.ts';
import { toMarkdown } from '../../src/layout/to-markdown.ts';
import { printable } from '../../src/yaml/printable.ts';
import { leaksIn, NASTY } from '../yaml/nasty.ts';
import { KINDS, hostileText as text } from './every-block.ts';
import { htmlOf as htmlIn, tagsIn, wordsOf } from './read-markdown.ts';

const same = (text: string) => text;
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

const REFERRING =
  'by @octocat, see #12, a/b#5, !3, &4, gh-1, deadbee1, 0a1b2c3d4e5f60718293a4b5c6d7e8f901234567 :tada: :+1:';
const REFERENCE = /@\w|[#!&]\d|\bGH-\d|(?<![a-z\d])[a-f\d]{7,40}(?![a-z\d])|:[\w+-]+:/i;

test('nobody is mentioned and nothing referred to, also where GitHub looks for that after decoding', () => {
  expect(REFERRING).toMatch(REFERENCE);
  expect(wordsOf(htmlOf([paragraph(REFERRING)]))).not.toMatch(REFERENCE);
});

describe('what stands at the head of a document', () => {
  const headOf = (text: string) => toMarkdown([{ kind: 'front-matter', fields: [['owner', text]] }]);

  test('is read by YAML as it was written', () => {
    fc.assert(
      fc.property(fc.oneof(text, fc.constantFrom(REFERRING, NASTY)), (raw) => {
        const [document] = headOf(`x ${raw}`).split('\n---');
        expect(parse(document ?? '').owner).toBe(printable(`x ${raw}`.replace(/\s+/g, ' ').trim()));
      }),
    );
  });

  test('mentions nobody and is no markup where it is posted with the document', () => {
    fc.assert(
      fc.property(text, (raw) => {
        const html = htmlIn(headOf(`${raw} ${REFERRING}`));
        expect(wordsOf(html).replace('owner:', '')).not.toMatch(REFERENCE);
        expect(['hr', 'h2']).toEqual(expect.arrayContaining([...tagsIn(html)]));
      }),
    );
  });
});

test('says nothing that cannot be seen, in any format', () => {
  const options = { width: 80, style: { bold: same, dim: same, green: same, yellow: same, red: same } };
  for (const [kind, make] of KINDS) {
    const block = make(NASTY);
    for (const said of [toMarkdown([block]), toHtml([block], '{}'), terminalText([block], options, table)])
      expect(
        leaksIn(said).filter((leak) => leak.startsWith('U+')),
        kind,
      ).toEqual([]);
  }
});

test('a list may hold a link to the web, and no other one', () => {
  const html = (item: string) => htmlOf([{ kind: 'list', items: [{ text: item }] }]);
  expect(html('https://intranet.example/projects/7')).toContain(
    '<a href="https://intranet.example/projects/7">',
  );
  for (const item of ['javascript:alert(1)', 'https://a.example/ and more', 'https://a.example/"onclick="x'])
    expect(html(item)).not.toContain('<a');
});
