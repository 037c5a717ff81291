import { ALL_FORMATS, type Hostile } from './kind.ts';

const MOST = 1024 * 1024;

/** A text as long as may be read, made of one part again and again. */
const filled = (part: string, before = '', after = '') =>
  before + part.repeat(Math.floor((MOST - before.length - after.length) / part.length)) + after;

const nested = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth);

/** A text in which each name stands for ten times the one before. */
const bomb = (depth: number) =>
  Array.from({ length: depth }, (_, at) =>
    at === 0 ? 'a0: &a0 x' : `a${at}: &a${at} [${`*a${at - 1},`.repeat(9)}*a${at - 1}]`,
  ).join('\n');

const numbered = (count: number, line: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at)).join('');

/** Texts that mean nothing, or nearly nothing, to any reader. */
const SHAPES: Readonly<Record<string, () => string>> = {
  'closing-brackets': () => filled(']'),
  'closing-braces': () => filled('}\n'),
  'empty-lists': () => filled('[]'),
  'empty-lists-in-lines': () => filled('[]\n'),
  'empty-maps': () => filled('{},'),
  'open-lists': () => filled('a: [\n'),
  'open-quotes': () => filled('a: "\n'),
  'list-of-commas': () => filled(',', '['),
  'map-of-commas': () => filled(',', '{'),
  'list-and-text': () => filled('- a\nb\n'),
  quotes: () => filled('"'),
  'single-quotes': () => filled("'"),
  directives: () => filled('%a\n'),
  reserved: () => filled('- @\n'),
  'bad-escapes': () => filled('\\z', 'name: "', '"'),
  'good-escapes': () => filled('\\u202e', 'name: "', '"'),
  backslashes: () => filled('\\', 'name: "', 'x"\n]'),
  colons: () => filled(':\n'),
  'colons-in-line': () => filled(': '),
  tags: () => filled('!a b,', '['),
  'tags-in-lines': () => filled('- !!x y\n'),
  aliases: () => filled('*b,', '['),
  anchors: () => numbered(90_000, (at) => `- &a${at}\n`),
  'alias-bomb': () => bomb(40),
  'merge-keys': () => filled('  <<: *a\n', 'a: &a { b: 1 }\nc:\n'),
  documents: () => filled('---\n'),
  'documents-of-text': () => filled('---\na: b\n'),
  'document-ends': () => filled('...\n'),
  'nested-lists': () => filled('['),
  'nested-closed': () => nested('[', ']', MOST / 2),
  'nested-maps': () => filled('{a: '),
  'nested-dashes': () => filled('- '),
  'nested-questions': () => filled('? '),
  staircase: () => numbered(1400, (at) => `${' '.repeat(at)}a:\n`),
  'staircase-of-dashes': () => numbered(1400, (at) => `${' '.repeat(at)}-\n`),
  'one-name': () => filled('a', 'name: '),
  'one-key': () => filled('a', '', ': 1'),
  'one-quoted-key': () => filled('a', '"', '": 1'),
  'one-word': () => filled('x'),
  'words-in-lines': () => filled('word\n'),
  'block-text': () => filled('  text\n', 'description: |\n'),
  'folded-text': () => filled('  text\n\n', 'description: >\n'),
  'block-of-blanks': () => filled(' \n', 'description: |\n'),
  'text-of-blanks': () => filled(' ', 'name: a', 'b'),
  blanks: () => filled(' '),
  lines: () => filled('\n'),
  'returns-and-lines': () => filled('\r\n'),
  returns: () => filled('\r'),
  comments: () => filled('#\n'),
  'comments-of-text': () => filled('# text\n', 'name: x\n'),
  'one-comment': () => filled('#', 'name: x # '),
  keys: () => numbered(110_000, (at) => `k${at}:\n`),
  'keys-with-values': () => `name: a\n${numbered(49_990, (at) => `k${at}: 1\n`)}`,
  'more-keys-with-values': () => `name: a\n${numbered(90_000, (at) => `k${at}: 1\n`)}`,
  'keys-as-json': () => `{${numbered(49_990, (at) => `"k${at}":1,`)}"name":"a"}`,
  'same-keys': () => filled('a: 1\n'),
  'same-keys-within-limits': () => 'a: 1\n'.repeat(24_000),
  'keys-in-returns': () => `name: a\r\n${numbered(49_990, (at) => `k${at}: 1\r\n`)}`,
  'keys-like-facts': () => `name: a\n${numbered(20_000, (at) => `data.sensitivitx${at}: internal\n`)}`,
  'byte-order-marks': () => '\uFEFF'.repeat(MOST / 3),
  digits: () => filled('9', 'name: '),
  numbers: () => filled('1e999,', 'name: [', '0]').slice(0, 290_000),
  dates: () => filled('2026-01-01-', 'date: '),
  tabs: () => filled('\t'),
  'tabbed-keys': () => filled('\ta: 1\n'),
  'tabs-in-text': () => filled('\t', 'name: a', 'b'),
  ligatures: () => '\uFDFA'.repeat(MOST / 3),
  'name-of-ligatures': () => `name: ${'\uFDFA'.repeat(MOST / 3 - 10)}`,
  'combining-marks': () => `name: a${'\u0301'.repeat(MOST / 2 - 10)}`,
  surrogates: () => `name: ${'😀'.repeat(MOST / 4 - 10)}`,
  family: () => `name: ${'👩‍👩‍👧‍👦'.repeat(MOST / 25 - 10)}`,
  controls: () => `name: "${'\\x1b'.repeat(MOST / 4 - 10)}"`,
  dots: () => filled('.', 'data', ': 1'),
  'opening-angles': () => filled('<'),
  'plain-with-hashes': () => filled(' #', 'a: b'),
  'question-keys': () => filled('? a\n'),
  'questions-and-answers': () => filled('? a\n: b\n'),
  'flow-without-commas': () => filled('a: b ', '{'),
  'quoted-without-commas': () => filled('"a" ', '['),
  'block-headers': () => filled('a: |9\n'),
  'bad-block-headers': () => filled('- |x\n'),
  'anchors-alone': () => filled('&a '),
  'indented-less': () => filled('a:\n  b:\n c:\n'),
};

/** Each text as every kind of file. */
export const shapes: readonly Hostile[] = Object.entries(SHAPES).map(([name, text]) => ({
  name: `shape ${name}`,
  files: () => ({ 't.yaml': text(), 'policy.test.yaml': text() }),
  lines: [
    'recommend t.yaml',
    'recommend t.yaml -f json',
    `check t.yaml -p policy.yaml ${ALL_FORMATS}`,
    'check plain.yaml -p policy.yaml --base t.yaml',
    'recommend plain.yaml --rules t.yaml',
    'check plain.yaml -p t.yaml',
    'check plain.yaml -p policy.yaml --baseline t.yaml',
    'check plain.yaml -p policy.yaml --bom t.yaml',
    'compare t.yaml plain.yaml',
    'interview t.yaml',
    'policy test policy.test.yaml',
  ],
}));
