import { distance } from 'fastest-levenshtein';
import type { Expected, Found, Problem } from './problem.ts';

/** What is wrong in one sentence, and, where we can tell, what would put it right. */
export interface Wording {
  readonly message: string;
  readonly help: string | null;
}

/** The words for a problem. Names from the file are quoted as they are: whoever prints them makes them printable. */
export function describe(problem: Problem): Wording {
  switch (problem.kind) {
    case 'syntax':
      return { message: `This is not valid YAML: ${problem.message}`, help: null };
    case 'tab-indent':
      return { message: 'A tab is used for indentation.', help: 'YAML wants spaces here.' };
    case 'empty':
      return { message: `The file is empty, but ${problem.what} is expected.`, help: null };
    case 'several-documents':
      return {
        message: 'The file holds more than one YAML document.',
        help: 'Keep one; remove the "---" line.',
      };
    case 'duplicate-key':
      return { message: `"${problem.key}" is given twice in the same map.`, help: 'Keep one of the two.' };
    case 'not-a-text-key':
      return { message: 'A key must be a plain name, not a list or a map.', help: null };
    case 'too-deep':
      return { message: `Nested more than ${problem.limit} levels deep.`, help: null };
    case 'too-large-when-expanded':
      return { message: `Grows beyond ${problem.limit} values once aliases are followed.`, help: null };
    case 'unknown-key':
      return unknownKey(problem.key, problem.within, problem.allowed);
    case 'missing-key':
      return { message: `${capital(problem.within)} needs "${problem.key}".`, help: null };
    case 'unknown-name':
      return {
        message: `There is no ${problem.role} "${problem.name}".`,
        help: suggestion(problem.name, problem.allowed) ?? allowedNames(problem.allowed),
      };
    case 'duplicate-name':
      return {
        message: `Two ${problem.role}s are called "${problem.name}".`,
        help: 'Rename one of the two.',
      };
    case 'wrong-value':
      return wrongValue(problem.subject, problem.expected, problem.found);
    case 'wrong-operator':
      return {
        message: `"${problem.operator}" cannot be used with ${problem.fact}.`,
        help: `Allowed here: ${problem.allowed.join(', ')}.`,
      };
    case 'clash':
      return { message: `${capital(problem.subject)}: ${problem.explanation}`, help: null };
  }
}

function unknownKey(key: string, within: string, allowed: readonly string[]): Wording {
  return {
    message: `"${key}" is not known in ${within}.`,
    help: suggestion(key, allowed) ?? allowedNames(allowed),
  };
}

function wrongValue(subject: string, expected: Expected, found: Found): Wording {
  return {
    message: `${subject} must be ${expectation(expected)}, but is ${finding(found)}.`,
    help: valueHelp(expected, found),
  };
}

function valueHelp(expected: Expected, found: Found): string | null {
  if (expected.kind === 'one-of' || expected.kind === 'some-of') {
    if (found.kind !== 'text') return null;
    const close = closest(found.text, expected.values);
    return close === null ? null : `Did you mean ${close}?`;
  }
  if (found.kind !== 'text') return null;
  if (
    expected.kind === 'number' &&
    found.quoted &&
    found.text.trim() !== '' &&
    Number.isFinite(Number(found.text))
  ) {
    return `Write ${found.text.trim()} without quotes.`;
  }
  if (expected.kind !== 'boolean') return null;
  if (/^(true|yes|y|on|ja)$/i.test(found.text)) return 'Write true, without quotes.';
  return /^(false|no|n|off|nein)$/i.test(found.text) ? 'Write false, without quotes.' : null;
}

/** "one of low, medium, high" */
export function expectation(expected: Expected): string {
  switch (expected.kind) {
    case 'one-of':
      return expected.values.length === 1 ? `${expected.values[0]}` : `one of ${expected.values.join(', ')}`;
    case 'some-of':
      return `a list of ${expected.values.join(', ')}`;
    case 'boolean':
      return 'true or false';
    case 'number':
      return numberExpectation(expected);
    case 'text':
      return 'text';
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

function numberExpectation(expected: Extract<Expected, { kind: 'number' }>): string {
  const whole =
    Number.isInteger(expected.step) && Number.isInteger(expected.min) ? 'a whole number' : 'a number';
  const unit = expected.unit === '' ? '' : ` (${expected.unit})`;
  const { min, max } = expected;
  if (min === Number.NEGATIVE_INFINITY && max === Number.POSITIVE_INFINITY) return `${whole}${unit}`;
  return `${whole} from ${grouped(min)} to ${grouped(max)}${unit}`;
}

function grouped(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 6 });
}

function finding(found: Found): string {
  switch (found.kind) {
    case 'map':
      return 'a map';
    case 'list':
      return 'a list';
    case 'nothing':
      return 'empty';
    case 'text':
      return found.quoted ? `the text "${found.text}" in quotes` : `"${found.text}"`;
    case 'number':
      return String(found.value);
    case 'boolean':
      return String(found.value);
  }
}

function suggestion(name: string, allowed: readonly string[]): string | null {
  const close = closest(name, allowed);
  return close === null ? null : `Did you mean "${close}"?`;
}

function allowedNames(allowed: readonly string[]): string | null {
  if (allowed.length === 0) return null;
  const shown = allowed.slice(0, 16).join(', ');
  return `Allowed: ${shown}${allowed.length > 16 ? `, … (${allowed.length} in all)` : ''}.`;
}

/** The name that was probably meant: at most a third of it is mistyped; `a.b` also matches by its last part. */
export function closest(name: string, allowed: readonly string[]): string | null {
  const wanted = normalise(name);
  let best: string | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of allowed) {
    const full = normalise(candidate);
    const tail = full.slice(full.lastIndexOf('.') + 1);
    const found = Math.min(distance(wanted, full), wanted.includes('.') ? 99 : distance(wanted, tail));
    if (found < bestDistance) {
      best = candidate;
      bestDistance = found;
    }
  }
  return bestDistance <= Math.max(1, Math.floor(wanted.length / 3)) ? best : null;
}

function normalise(name: string): string {
  return name.slice(0, 60).toLowerCase().replaceAll('_', '-').replaceAll(' ', '-');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
