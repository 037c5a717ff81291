import { closest, nearest } from './closest.ts';
import { didYouMean, grouped, list, quote, SHORT_LIST, type Wording } from './phrases.ts';
import type { Problem } from './problem.ts';
import { describeSyntax } from './syntax-wording.ts';
import { describeValue } from './value-wording.ts';

/** The words for a problem. Names from the file are quoted as they are: whoever prints them makes them printable. */
export function describe(problem: Problem): Wording {
  switch (problem.kind) {
    case 'syntax':
      return describeSyntax(problem.fault, problem.detail);
    case 'tab-indent':
      return { message: 'A tab is used for indentation.', help: 'Use spaces.' };
    case 'empty':
      return { message: 'The file is empty.', help: emptyHelp(problem.what) };
    case 'several-documents':
      return {
        message: 'A second YAML document begins here.',
        help: 'Keep one document in a file: no "---" or "..." between its lines.',
      };
    case 'duplicate-key':
      return {
        message: `${quote(problem.key)} is given twice in the same map.`,
        help: 'Keep one of the two.',
      };
    case 'not-a-text-key':
      return { message: 'A key must be a plain name, not a list, a map or an alias.', help: null };
    case 'merge-key':
      return { message: '"<<" (merging maps) is not supported.', help: 'Write the entries out.' };
    case 'unknown-anchor':
      return {
        message: `Nothing before this place is called "&${problem.name}".`,
        help: `If "*${problem.name}" is a text, put it in quotes.`,
      };
    case 'endless-alias':
      return { message: `"*${problem.name}" stands inside the value that it repeats.`, help: null };
    case 'too-deep':
      return { message: `Nested more than ${problem.limit} levels deep.`, help: null };
    case 'too-many-pieces':
      return {
        message: `The file holds more than ${grouped(problem.limit)} keys, values, signs and lines.`,
        help: 'What follows is not read.',
      };
    case 'too-many-values':
      return { message: `The file holds more than ${grouped(problem.limit)} values.`, help: ALIASES };
    case 'too-much-text':
      return {
        message: `The file holds more than ${grouped(problem.limit)} characters of text.`,
        help: ALIASES,
      };
    default:
      return describeContent(problem);
  }
}

const ALIASES = 'What an alias (*name) repeats counts each time.';

type Content = Extract<
  Problem,
  {
    kind:
      | 'unknown-key'
      | 'misplaced-key'
      | 'missing-key'
      | 'unknown-name'
      | 'duplicate-name'
      | 'duplicate-value'
      | 'not-alone'
      | 'former-fact'
      | 'wrong-value'
      | 'wrong-operator'
      | 'clash';
  }
>;

function describeContent(problem: Content): Wording {
  switch (problem.kind) {
    case 'unknown-key':
      return {
        message: `${quote(problem.key)} is not known in ${problem.within}.`,
        help: namesHelp(problem.key, problem.allowed),
      };
    case 'misplaced-key':
      return {
        message: `${quote(problem.key)} is not known in ${problem.within}.`,
        help: `Write "${problem.name}:" indented under "${problem.group}:".`,
      };
    case 'missing-key':
      return { message: `"${problem.key}" is missing in ${problem.within}.`, help: null };
    case 'unknown-name':
      return {
        message: `There is no ${problem.role} ${quote(problem.name)}.`,
        help: namesHelp(problem.name, problem.allowed),
      };
    case 'duplicate-name':
      return {
        message: `Two ${problem.role}s are called ${quote(problem.name)}.`,
        help: 'Rename one of the two.',
      };
    case 'duplicate-value':
      return {
        message: `${problem.subject} names ${problem.value} twice.`,
        help: 'Keep one of the two.',
      };
    case 'not-alone':
      return {
        message: `${problem.subject} names ${problem.member} beside others, but ${problem.member} says that no other holds.`,
        help: `Keep ${problem.member}, or the others.`,
      };
    case 'former-fact':
      return {
        message: `${quote(problem.name)} is a fact of an earlier rulebook.`,
        help: problem.now,
      };
    case 'wrong-value':
      return describeValue(problem.subject, problem.expected, problem.found);
    case 'wrong-operator':
      return {
        message: `${quote(problem.operator)} cannot be used with ${problem.fact}.`,
        help: namesHelp(problem.operator, problem.allowed),
      };
    case 'clash':
      return { message: `${problem.subject}: ${problem.explanation}`, help: null };
  }
}

function emptyHelp(what: string): string {
  return what.startsWith('a profile') ? '"advisor init" writes a template.' : `Expected: ${what}.`;
}

/** What was probably meant, and what else there is: either is missing where there is none. */
function namesHelp(name: string, allowed: readonly string[]): string | null {
  const close = closest(name, allowed);
  const others = allowed.length === 0 ? null : `Allowed: ${list(allowed)}.`;
  const isLong = allowed.length > SHORT_LIST;
  if (close !== null) return `${didYouMean([close])}${isLong ? '' : ` ${others}`}`;
  const near = isLong ? nearest(name, allowed) : [];
  return near.length === 0 ? others : didYouMean(near);
}
