import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { advise, builtInRulebook, readProfile, renderRecommendation } from '../../../src/index.ts';
import { htmlOf, tagsIn } from '../../layout/read-markdown.ts';
import { valueIn } from '../../library/read.ts';
import { PROFILES, recordOf, TODAY } from './records.ts';

/** What MADR 4 calls its parts, in its order. */
const PARTS = [
  'Context and Problem Statement',
  'Decision Drivers',
  'Considered Options',
  'Decision Outcome',
  'Pros and Cons of the Options',
  'More Information',
];

function headings(record: string): readonly (readonly [number, string])[] {
  return [...record.matchAll(/^(#+) (.*)$/gm)].map(([, marks = '', text = '']) => [marks.length, text]);
}

function namesOf(record: string, level: number): readonly string[] {
  return headings(record).flatMap(([each, text]) => (each === level ? [text] : []));
}

/** Footnotes as they are used, and as they are defined. */
function footnotesOf(record: string) {
  const used = [...record.matchAll(/(?<!^)(?<!\\)\[\^(\d+)\]/gm)].map(([, number]) => Number(number));
  const defined = [...record.matchAll(/^\[\^(\d+)\]: \S/gm)].map(([, number]) => Number(number));
  return { used: [...new Set(used)], defined };
}

function frontMatterOf(record: string): unknown {
  return parse(/^---\n(.*?)\n---\n/s.exec(record)?.[1] ?? '');
}

/** Lines after which, or before which, Markdown wants a blank one. */
function isBlock(line: string): boolean {
  return /^(#|---$)/.test(line);
}

describe.each(PROFILES.map((args) => [args.join(' '), args] as const))('the record of %s', (_, args) => {
  const record = recordOf(...args);

  test('has the parts of MADR 4 under one title, no level left out', () => {
    expect(namesOf(record, 1)).toHaveLength(1);
    expect(namesOf(record, 2)).toEqual(PARTS);
    const levels = headings(record).map(([level]) => level);
    expect(levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1)).toEqual([]);
    const outcome = record.slice(record.indexOf('## Decision Outcome'), record.indexOf('## Pros and Cons'));
    expect(['Consequences', 'Confirmation']).toEqual(expect.arrayContaining([...namesOf(outcome, 3)]));
  });

  test('has a head that programs read', () => {
    const today = new Date(TODAY).toISOString().slice(0, 10);
    expect(frontMatterOf(record)).toEqual({
      status: expect.stringMatching(/^(proposed|accepted)$/),
      date: today,
      'decision-makers': expect.anything(),
    });
  });

  test('cites every footnote that it defines, and no other, in the order of their numbers', () => {
    const { defined, used } = footnotesOf(record);
    expect(used).toEqual(defined);
    expect(used).toEqual(used.map((_each, at) => at + 1));
  });

  test('is laid out as Markdown wants it', () => {
    const lines = record.split('\n');
    expect(record).not.toMatch(/[ \t]$/m);
    expect(record).not.toMatch(/\n\n\n/);
    expect(record).toMatch(/[^\n]\n$/);
    const crowded = lines.filter(
      (line, at) => line.startsWith('#') && (lines[at - 1] !== '' || lines[at + 1] !== ''),
    );
    expect(crowded).toEqual([]);
    const joined = lines.filter(
      (line, at) => line.startsWith('* ') && !['', '* '].includes((lines[at - 1] ?? '').slice(0, 2)),
    );
    expect(joined).toEqual([]);
    expect(lines.filter(isBlock).length).toBeGreaterThan(5);
  });
});

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    'null',
    'yes',
    '---\nstatus: accepted\n---',
    '# Title\n\n## Decision Outcome',
    '[^1] and [^2]: note',
    '<script>alert(1)</script><img src=x onerror=alert(1)>',
    '[x](javascript:alert(1)) ![y](http://evil.example/z.png)',
    'a | b\n--- | ---\n`c` **d** @team',
    'owner: "x", [y], {z}',
  ),
);

/** With less known, every record takes long to work out. */
const FACTS = {
  task: { scope: 'narrow', quality: 'good-enough', customization: 'prompting', stakes: 'low' },
  data: { sensitivity: 'internal', boundary: 'anywhere' },
  team: { ml_expertise: 'basic', ops_capacity: 'none' },
};

describe('what a profile says', () => {
  test('stays text in the record, and the record keeps its form', () => {
    const rulebook = builtInRulebook();
    fc.assert(
      fc.property(
        fc.record({ name: anyText, description: anyText, owner: anyText, link: anyText, model: anyText }),
        ({ description, link, model, name, owner }) => {
          const decision = { chosen: 'closed-api', model, approved_by: owner };
          const text = JSON.stringify({ name, description, owner, links: [link], decision, ...FACTS });
          const read = readProfile(text, rulebook, 'p.yaml');
          fc.pre(read.ok);
          const advice = valueIn(advise(valueIn(read)));
          const record = renderRecommendation(advice, 'markdown', { today: TODAY });
          const { defined, used } = footnotesOf(record);
          const html = htmlOf(record.replace(/^---\n.*?\n---\n/s, ''));
          expect(namesOf(record, 1)).toHaveLength(1);
          expect(namesOf(record, 2)).toEqual(PARTS);
          expect(used).toEqual(defined);
          expect(tagsIn(html)).toEqual(expect.not.arrayContaining(['script', 'img']));
          expect(html).not.toContain('href="javascript:');
          expect(Object.keys(Object(frontMatterOf(record)))).toEqual(['status', 'date', 'decision-makers']);
        },
      ),
      { numRuns: 25 },
    );
  });
});
