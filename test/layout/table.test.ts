import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { Chalk } from 'chalk';
import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import { rolldown } from 'rolldown';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { replaced } from '../../src/build/bundle.ts';
import type { Column } from '../../src/layout/table.ts';
import { at } from '../../src/rulebook/at.ts';
import { printable } from '../../src/yaml/printable.ts';

const folder = mkdtempSync(join(tmpdir(), 'advisor-table-'));
let table: typeof import('../../src/layout/table.ts').table;

/** Tables as they are shipped: the bundle measures text in another way than the library does by itself. */
beforeAll(async () => {
  const input = join(import.meta.dirname, '../../src/layout/table.ts');
  const bundled = await rolldown({ input, platform: 'node', plugins: [replaced] });
  await bundled.write({ dir: folder, format: 'esm', entryFileNames: 'table.mjs' });
  ({ table } = await import(pathToFileURL(join(folder, 'table.mjs')).href));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const text: Column = { align: 'left' };
const figure: Column = { align: 'right' };
const running: Column = { align: 'left', least: 20 };
const drawn = (rows: readonly (readonly string[])[], columns: readonly Column[], width: number) =>
  table(rows, columns, width).map((lines) => lines.join('\n'));

/** Cells of words that are narrow enough to stay whole in four columns of a terminal of 40. */
const word = fc.string({ unit: fc.constantFrom(...'abc+-9·漢é'), minLength: 1, maxLength: 4 });
const words = fc.array(word, { maxLength: 8 }).map((list) => list.join(' '));
/** Words that do not all stay whole in five columns. */
const longWords = fc
  .array(fc.string({ unit: fc.constantFrom(...'abc+-9'), minLength: 1, maxLength: 16 }), {
    minLength: 1,
    maxLength: 3,
  })
  .map((list) => list.join(' '));
const anything = fc.string({ unit: 'grapheme', maxLength: 60 }).map(printable);
const aligns = fc.constantFrom<Column>(text, figure, running, { align: 'center' });
const tableOf = (cell: fc.Arbitrary<string>) =>
  fc
    .array(aligns, { minLength: 2, maxLength: 5 })
    .chain((columns) =>
      fc.tuple(
        fc.array(fc.array(cell, { minLength: columns.length, maxLength: columns.length }), { minLength: 1 }),
        fc.constant(columns),
        fc.integer({ min: 40, max: 100 }),
      ),
    );
/** The characters of a text in any order; folding may compose them. */
const solid = (line: string) => [...line.normalize().replace(/\s/g, '')].sort().join('');

describe('a table', () => {
  test('has text to the left and figures to the right, two blanks apart, and no blanks at its ends', () => {
    const rows = [
      ['', 'likely', 'mostly'],
      ['closed API', '904', 'staff 83 %'],
      ['hybrid', '9,680', ''],
    ];
    expect(drawn(rows, [text, figure, text], 80)).toEqual([
      '            likely  mostly',
      'closed API     904  staff 83 %',
      'hybrid       9,680',
    ]);
  });

  test('goes on below at the next word, never within one that has room', () => {
    const rows = [
      ['Speed and availability', '+++'],
      ['Cost', '-'],
    ];
    expect(drawn(rows, [text, figure], 18)).toEqual(['Speed and     +++\navailability', 'Cost            -']);
  });

  test('puts names above where they leave too little room for running text', () => {
    const rows = [
      ['workload.requests_per_day', '9,000 → 62,500 calls a day'],
      ['data.region', 'eu → us'],
    ];
    expect(drawn(rows, [text, running], 40)).toEqual([
      'workload.requests_per_day\n  9,000 → 62,500 calls a day',
      'data.region\n  eu → us',
    ]);
    expect(drawn(rows, [text, running], 48)).toEqual([
      'workload.requests_per_day  9,000 → 62,500 calls\n                           a day',
      'data.region                eu → us',
    ]);
  });

  test('cuts a word only where it is wider than the terminal, or all words together are', () => {
    const long = 'x'.repeat(50);
    expect(drawn([['a', long]], [text, running], 40)).toEqual([`a  ${'x'.repeat(37)}\n   ${'x'.repeat(13)}`]);
    const figures = Array.from({ length: 6 }, () => figure);
    const rows = [['name', ...figures.map(() => 'characters')]];
    const lines = drawn(rows, [text, ...figures], 40).join('\n');
    expect(Math.max(...lines.split('\n').map((line) => line.length))).toBeLessThanOrEqual(40);
  });

  test('has a line for each cell, with its head, where words would be cut, and no cell that is empty', () => {
    const heads = ['', 'class', 'USD a month', 'USD per million', 'region', 'licence'];
    const columns = heads.map((head, at): Column => ({ align: at === 2 ? 'right' : 'left', head }));
    const rows = [
      heads,
      ['Amazon Nova Micro', 'specialist', '1,350,000', '0.035/0.00875/0.14', 'us, eu, apac', 'Apache-2.0'],
      ['Other', 'strong', '?', '', 'not known', 'MIT'],
    ];
    expect(drawn(rows, columns, 40)).toEqual([
      '',
      'Amazon Nova Micro\n  class: specialist\n  USD a month: 1,350,000\n  USD per million: 0.035/0.00875/0.14\n  region: us, eu, apac\n  licence: Apache-2.0',
      'Other\n  class: strong\n  USD a month: ?\n  region: not known\n  licence: MIT',
    ]);
    expect(drawn(rows, columns, 100)[0]).toMatch(/class +USD a month/);
  });

  test('keeps words whole at any width, whatever its heads and cells', () => {
    fc.assert(
      fc.property(tableOf(longWords), ([rows, columns, width]) => {
        const heads = at(rows, 0);
        const headed = columns.map((column, place) => ({ ...column, head: at(heads, place) }));
        const shown = new Set(
          table(rows, headed, width)
            .flat()
            .flatMap((line) => line.split(/[ ]+|: /)),
        );
        for (const row of rows.slice(1))
          for (const each of row.flatMap((cell) => cell.split(' '))) expect(shown).toContain(each);
      }),
    );
  });

  test('is no wider than it may be, loses no character and has no blanks at the ends of lines', () => {
    fc.assert(
      fc.property(tableOf(anything), ([rows, columns, width]) => {
        const blocks = table(rows, columns, width);
        expect(blocks.map((lines) => solid(lines.join('')))).toEqual(rows.map((row) => solid(row.join(''))));
        for (const line of blocks.flat()) {
          expect(line).toBe(line.trimEnd());
          expect(stringWidth(line)).toBeLessThanOrEqual(width);
        }
      }),
    );
  });

  test('keeps words whole that have room', () => {
    fc.assert(
      fc.property(tableOf(words), ([rows, columns, width]) => {
        const blocks = table(rows, columns, width);
        blocks.forEach((lines, row) => {
          const shown = lines.flatMap((line) => line.split(/ +/)).filter((each) => each !== '');
          const given = at(rows, row)
            .flatMap((cell) => cell.split(' '))
            .filter((each) => each !== '');
          expect(shown.toSorted()).toEqual(given.toSorted());
        });
      }),
    );
  });

  test('says the same in colours, and no colour runs into another cell', () => {
    const { bold, dim, green } = new Chalk({ level: 1 });
    const colored = (row: readonly string[]) =>
      row.map((cell, column) => at([bold, dim, green], column % 3)(cell));
    const bleeding = /\u001b\[(?:1|2|32)m[^\u001b]*(?: {2}|\n)/;
    fc.assert(
      fc.property(tableOf(words), ([rows, columns, width]) => {
        const blocks = table(rows.map(colored), columns, width);
        expect(blocks.map((lines) => lines.map(stripVTControlCharacters))).toEqual(
          table(rows, columns, width),
        );
        for (const lines of blocks) expect(`${lines.join('\n')}\n`).not.toMatch(bleeding);
      }),
    );
  });
});
