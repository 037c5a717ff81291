import { describe, expect, test } from 'vitest';
import type { Block } from '../../src/layout/block.ts';
import { table } from '../../src/layout/table.ts';
import { terminalText } from '../../src/layout/terminal-text.ts';
import { toMarkdown } from '../../src/layout/to-markdown.ts';
import { TERMINAL } from '../report/situations.ts';
import { htmlOf } from './read-markdown.ts';

const BLOCKS: readonly Block[] = [
  {
    kind: 'front-matter',
    fields: [
      ['status', 'proposed'],
      ['people', ['no', 'Ann: "A"\n---']],
      ['date', '2026-11-26'],
    ],
  },
  { kind: 'paragraph', text: 'It is cheap.', cites: [1] },
  {
    kind: 'list',
    items: [
      { text: 'It is fast.', cites: [1, 2] },
      { text: 'It is new.', cites: [] },
    ],
  },
  {
    kind: 'footnotes',
    notes: [
      { number: 1, text: 'A maker, "A [title]", 2026.', url: 'https://maker.example/a' },
      { number: 2, text: 'A *paper*.', url: null },
    ],
  },
];

describe('footnotes', () => {
  test('are marks and definitions in Markdown, which GitHub links', () => {
    const markdown = toMarkdown(BLOCKS);
    expect(markdown).toContain('\nIt is cheap.[^1]\n');
    expect(markdown).toContain('\n* It is fast.[^1][^2]\n* It is new.\n');
    expect(markdown).toContain('\n[^1]: A maker, "A \\[title\\]", 2026. <https://maker.example/a>\n');
    expect(markdown).toContain('\n[^2]: A \\*paper\\*.\n');
    expect(htmlOf(markdown).match(/data-footnote-ref/g)).toHaveLength(3);
  });

  test('are numbers in brackets and a list on a terminal', () => {
    const text = terminalText(BLOCKS, TERMINAL, table);
    expect(text).toContain('\nIt is cheap. [1]\n');
    expect(text).toContain('\nIt is fast. [1, 2]\nIt is new.\n');
    expect(text).toContain('\n[1] A maker, "A [title]", 2026. https://maker.example/a\n[2] A *paper*.\n');
  });
});

describe('what stands at the head of a document', () => {
  test('is plain where every YAML reads it as text or a day, and else quoted', () => {
    expect(toMarkdown(BLOCKS)).toMatch(
      /^---\nstatus: proposed\npeople: \["no", "Ann: \\"A\\" ---"\]\ndate: 2026-11-26\n---\n/,
    );
  });
});
