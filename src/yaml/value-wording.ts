import { closest, nearest } from './closest.ts';
import { folded } from './fold.ts';
import { meantNumber, meantShare } from './meant-number.ts';
import { didYouMean, grouped, list, quote, SHORT_LIST, type Wording } from './phrases.ts';
import type { Expected, Found } from './problem.ts';

type NumberWanted = Extract<Expected, { kind: 'number' }>;

/** A rulebook may set bounds and steps as fine as this. */
const STEP_DECIMALS = 6;

/** The words for a value that is not what it must be. */
export function describeValue(subject: string, expected: Expected, found: Found): Wording {
  return {
    message: `${subject} must be ${expectation(expected)}, but is ${finding(found)}.`,
    help: valueHelp(expected, found),
  };
}

/** "one of low, medium, high" */
function expectation(expected: Expected): string {
  switch (expected.kind) {
    case 'one-of':
      return oneOfExpectation(expected.values);
    case 'some-of':
      return `a list with any of ${list(expected.values)}`;
    case 'boolean':
      return 'true or false';
    case 'number':
      return numberExpectation(expected);
    case 'text':
      return 'text';
    case 'name':
      return 'a name';
    case 'date':
      return 'a date such as 2026-12-31';
    case 'map':
      return 'a map of keys and values';
    case 'list':
      return 'a list';
    case 'plain':
      return expected.description;
  }
}

/** A list too long for a sentence is told below it. */
function oneOfExpectation(values: readonly string[]): string {
  if (values.length > SHORT_LIST) return `one of ${values.length} names`;
  return values.length === 1 ? `${values[0]}` : `one of ${list(values)}`;
}

function numberExpectation(expected: NumberWanted): string {
  const { min, max, step } = expected;
  const unit = expected.unit === '' ? '' : ` (${expected.unit})`;
  if (min === Number.NEGATIVE_INFINITY && max === Number.POSITIVE_INFINITY) return 'a number';
  const isWhole = Number.isInteger(step) && Number.isInteger(min);
  const steps = step > 0 && step !== 1 ? ` in steps of ${grouped(step, STEP_DECIMALS)}` : '';
  return `a ${isWhole ? 'whole ' : ''}number from ${grouped(min, STEP_DECIMALS)} to ${grouped(max, STEP_DECIMALS)}${steps}${unit}`;
}

function finding(found: Found): string {
  switch (found.kind) {
    case 'map':
    case 'list':
      return found.empty ? `an empty ${found.kind}` : `a ${found.kind}`;
    case 'nothing':
      return 'empty';
    case 'text':
      if (folded(found.text) === '') return 'empty text';
      return found.quoted ? `the text ${quote(found.text)} in quotes` : quote(found.text);
    case 'number':
      return numberFinding(found.value);
    case 'boolean':
      return String(found.value);
  }
}

function numberFinding(value: number): string {
  if (Number.isNaN(value)) return 'not a number';
  return Number.isFinite(value) ? String(value) : 'infinite';
}

function valueHelp(expected: Expected, found: Found): string | null {
  if (expected.kind === 'one-of' && expected.values.length > SHORT_LIST)
    return oneOfManyHelp(expected.values, found);
  if (expected.kind === 'name' && found.kind === 'text') return 'Such a text counts as not stated.';
  if (expected.kind === 'text' || expected.kind === 'name') return textHelp(found);
  if (found.kind === 'list' && isSingle(expected)) return 'Write one value, without brackets.';
  if (expected.kind === 'number') return numberHelp(expected, found);
  if (found.kind !== 'text') return null;
  switch (expected.kind) {
    case 'one-of':
      return meant(closest(found.text, expected.values));
    case 'some-of':
      return listHelp(closest(found.text, expected.values));
    case 'boolean':
      return booleanHelp(found.text);
    case 'map':
      return mapHelp(found.text);
    default:
      return null;
  }
}

function isSingle(expected: Expected): boolean {
  return expected.kind === 'one-of' || expected.kind === 'boolean' || expected.kind === 'number';
}

function oneOfManyHelp(values: readonly string[], found: Found): string {
  const near = found.kind === 'text' ? nearest(found.text, values) : [];
  return near.length === 0 ? `Allowed: ${list(values)}.` : didYouMean(near);
}

function meant(name: string | null): string | null {
  return name === null ? null : didYouMean([name]);
}

function listHelp(member: string | null): string | null {
  return member === null ? null : `Write [${member}].`;
}

function textHelp(found: Found): string | null {
  if (found.kind !== 'number') return null;
  return Number.isFinite(found.value) ? `Put it in quotes: "${found.value}".` : null;
}

/** A share that is written as a percentage is known by its size; other numbers that are not allowed say nothing of what was meant. */
function numberHelp(expected: NumberWanted, found: Found): string | null {
  if (found.kind === 'number') return writeNumber(meantShare(found.value, expected), '');
  if (found.kind !== 'text') return null;
  const isNumber = found.quoted && /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(found.text.trim());
  return writeNumber(meantNumber(found.text, expected), isNumber ? ', without quotes' : '');
}

function writeNumber(value: number | null, how: string): string | null {
  return value === null ? null : `Write ${value}${how}.`;
}

function booleanHelp(text: string): string | null {
  if (/^(true|yes|y|on)$/i.test(text)) return 'Write true, without quotes.';
  return /^(false|no|n|off)$/i.test(text) ? 'Write false, without quotes.' : null;
}

function mapHelp(text: string): string | null {
  const glued = /^([\w.-]+):(\S+)$/.exec(text);
  return glued === null
    ? 'Write "key: value" for each entry.'
    : `Write "${glued[1]}: ${glued[2]}", with a space.`;
}
