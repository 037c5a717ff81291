import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { judge } from '../../../src/build/calibration/judged.ts';
import { withWords } from '../../../src/build/calibration/section.ts';
import { calibratedWords } from '../../../src/build/calibration/track-record.ts';
import {
  compileModels,
  compileRulebook,
  documentedDecisions,
  RULEBOOK,
} from '../../../src/build/rules-files.ts';
import { readRulebook } from '../../../src/rulebook/link.ts';
import type { Words } from '../../../src/rulebook/rulebook.ts';
import { readSource } from '../../../src/yaml/parse.ts';

const tally = (cases: number) => ({ cases, chosen: 2, matched: 3, second: 1 });
const record = (cases: number) => ({ estimated: tally(cases), byRules: tally(cases + 1) });
const words: Words = {
  leads: { clear: 7.5, likely: 2.5 },
  records: { clear: record(10), likely: record(20), 'close-call': record(30), leaning: record(0) },
};

const toy = readFileSync(new URL('../../../fixtures/toy-database/rulebook.yaml', import.meta.url), 'utf8');

test('what is written is read again, replaces what was there, and leaves the rest as it was', () => {
  const text = withWords(toy, words);
  expect(text.startsWith(toy.trimEnd())).toBe(true);
  const read = readSource({ name: 'toy.yaml', text }, 'a rulebook', readRulebook);
  expect(read.ok && read.value.words).toEqual(words);
  expect(withWords(text, words)).toBe(text);
  const followed = `${text}\n# The end.\n`;
  expect(withWords(followed, words)).toBe(followed);
  expect(withWords(withWords(text, { ...words, leads: { clear: 9, likely: 1 } }), words)).toBe(text);
});

test('the words of the built-in rulebook are those that its documented decisions call for', {
  timeout: 120_000,
}, () => {
  const { rulebook } = compileRulebook();
  const decisions = documentedDecisions(rulebook);
  const called = calibratedWords(
    judge(rulebook, decisions, compileModels()),
    judge(rulebook, decisions, null),
  );
  expect(
    rulebook.words,
    'The rules, the catalogue or the decisions have changed: npm run calibrate -- --write',
  ).toEqual(called);
  const text = readFileSync(RULEBOOK, 'utf8');
  expect(withWords(text, called), 'npm run calibrate -- --write').toBe(text);
});
