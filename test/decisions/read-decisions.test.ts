import { describe, expect, test } from 'vitest';
import { formatProblems } from '../../src/yaml/excerpt.ts';
import { allDecisions, decisionsIn } from './decisions.ts';

const BAKERY = `decisions:
  - id: bakery-bread
    organisation: Bakery
    kind: bakery
    year: 2025
    built: names for new kinds of bread
    chosen: closed-api
    detail: a closed model
    defensible: [hybrid]
    confidence: high
    coded: blind
    sources: ['https://example.com/bread']
    profile:
      task: { scope: narrow, modalities: [text] }
`;

function complaintOf(text: string): string {
  const read = decisionsIn(text);
  if (read.ok) throw new Error('It was read.');
  return formatProblems({ name: 'decisions.yaml', text }, read.problems, 100);
}

describe('a file of documented decisions', () => {
  test('is read with what it leaves out', () => {
    expect(decisionsIn(BAKERY)).toMatchObject({
      ok: true,
      value: [
        {
          id: 'bakery-bread',
          readOff: [],
          isPrivate: false,
          facts: [
            ['task.scope', 'narrow'],
            ['task.modalities', ['text']],
          ],
        },
      ],
    });
  });

  test.each([
    ['scope: narrow', 'scop: narrow', 14, 15, 'scop', 'scope'],
    ['scope: narrow', 'scope: wide', 14, 22, 'wide', 'narrow'],
    ['[text]', '[words]', 14, 43, 'words', 'text'],
    ['closed-api', 'closed', 7, 13, 'closed', 'closed-api'],
    ['[hybrid]', '[hybird]', 9, 18, 'hybird', 'hybrid'],
    ['coded: blind', 'coded: blind\n    read_off: [task.skope]', 12, 16, 'task.skope', 'task.scope'],
    ['confidence: high', 'confidence: sure', 10, 17, 'sure', 'medium'],
    ['year: 2025', 'yaer: 2025', 5, 5, 'yaer', 'year'],
    ["'https://example.com/bread'", 'example.com', 12, 15, 'example.com', 'http'],
  ])(
    'that says "%s" wrongly, as "%s", is told where and what is allowed',
    (right, wrong, line, column, ...words) => {
      const complaint = complaintOf(BAKERY.replace(right, wrong));
      expect(complaint).toContain(`decisions.yaml:${line}:${column}`);
      for (const word of words) expect(complaint).toContain(word);
    },
  );

  test('that tells two cases under one id is told where the second one is', () => {
    const complaint = complaintOf(BAKERY + BAKERY.replace('decisions:\n', ''));
    expect(complaint).toContain('decisions.yaml:15:9');
    expect(complaint).toContain('bakery-bread');
  });

  test('that comes with advisor is read', () => expect(allDecisions().length).toBeGreaterThan(100));
});
