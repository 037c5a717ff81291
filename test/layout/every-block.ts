import fc from 'fast-check';
import type { Block } from '../../src/layout/block.ts';

/** Every kind of block with the same text in all its places, and the tags that its Markdown makes. */
export const KINDS: readonly (readonly [string, (text: string) => Block, readonly string[]])[] = [
  ['heading', (text) => ({ kind: 'heading', level: 1, text, remark: text }), ['h1', 'p', 'em']],
  ['paragraph', (text) => ({ kind: 'paragraph', text }), ['p']],
  ['loud paragraph', (text) => ({ kind: 'paragraph', text: { text, tone: 'strong' } }), ['p', 'strong']],
  [
    'section',
    (text) => ({ kind: 'section', level: 2, label: text, items: [{ text, remark: text }, { text }] }),
    ['h2', 'ul', 'li'],
  ],
  ['list', (text) => ({ kind: 'list', items: [{ text }, { text }] }), ['ul', 'li']],
  [
    'definitions',
    (text) => ({
      kind: 'definitions',
      title: text,
      indent: 4,
      align: 'left',
      groups: [
        [{ name: text, text }],
        [
          { name: text, text },
          { name: text, text },
        ],
      ],
      more: text,
    }),
    ['p', 'ul', 'li', 'code'],
  ],
  [
    'entries',
    (text) => ({
      kind: 'entries',
      indent: 4,
      entries: [null, text].map((mark) => ({
        mark,
        name: { text, tone: 'strong' },
        remark: text,
        place: { file: { name: text, text: '' }, at: { start: 0, end: 0 } },
        lines: [{ text, hanging: true }],
      })),
      remarks: text,
      more: text,
    }),
    ['p', 'ol', 'ul', 'li', 'strong', 'code'],
  ],
  [
    'table',
    (text) => ({
      kind: 'table',
      columns: [
        { head: text, align: 'left' },
        { head: text, align: 'right' },
      ],
      rows: [[text, { text, tone: 'strong' }]],
    }),
    ['table', 'thead', 'tbody', 'tr', 'th', 'td', 'strong'],
  ],
  ['verbatim', (text) => ({ kind: 'verbatim', drawn: () => text }), ['pre', 'code']],
];

const HOSTILE = [
  'a | b',
  '<script>alert(1)</script>',
  '<script src=x',
  '<!-- no end',
  '`code` and ```fence```',
  'two\nlines\r\n\r\n# and a heading',
  '[link](https://evil.example) ![image](x) <https://evil.example> www.evil.example a@evil.example',
  '**strong** _em_ ~~gone~~ \\| \\* &lt; &amp; $x$',
  '- item',
  '1. first',
  '+ plus',
  '> quote',
  '---',
  '| a |\n|---|',
  '[x]: https://evil.example',
  '- [ ] done',
  '[^1]: note [^1]',
];

/** Text that means something to Markdown or HTML, or nearly does. */
export const hostileText = fc.oneof(
  fc.constantFrom(...HOSTILE),
  fc
    .array(fc.constantFrom(...HOSTILE, ...'|`<>&\\[]()!*_~#+-=.:/@ \n1aé'), { maxLength: 12 })
    .map((parts) => parts.join('')),
);
