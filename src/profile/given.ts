import { closest } from '../yaml/closest.ts';
import { quote } from '../yaml/phrases.ts';
import type { Problem } from '../yaml/problem.ts';
import type { SourceFile, Span } from '../yaml/tree.ts';

/** What one option of the command line can state, as `name=value`. */
export interface Statable<T> {
  readonly option: '--set' | '--assume' | '--priority';
  readonly what: 'fact' | 'assumption' | 'criterion';
  /** Where such names stand in a profile, if under a key of their own. */
  readonly group: 'assumptions' | 'priorities' | null;
  readonly example: string;
  readonly names: readonly string[];
  /** The value in a part of a text; null after saying what is wrong with it. */
  readonly read: (name: string, file: SourceFile, at: Span, problems: Problem[]) => T | null;
  /** What else may be said of a name that is not known. */
  readonly former: (name: string, at: Span) => Problem | null;
}

/** A text of the command line, and what is wrong with it. */
export interface Refused {
  readonly file: SourceFile;
  readonly problems: readonly Problem[];
}

/** What was stated, or what is wrong with the statement. */
export type Given<T> =
  | { readonly ok: true; readonly name: string; readonly value: T; readonly file: SourceFile }
  | ({ readonly ok: false } & Refused);

/** Reads what one option states each time it is given; the others are what may be meant instead. */
export function readGiven<T>(
  texts: readonly string[],
  statable: Statable<T>,
  others: readonly Statable<unknown>[],
): readonly Given<T>[] {
  return texts.map((text, place) => {
    const file = { name: statable.option, text };
    const problems: Problem[] = [...repeats(file, texts.slice(0, place))];
    const value = readOne(file, statable, others, problems);
    if (value === null || problems.length > 0) return { ok: false, file, problems };
    return { ok: true, name: partsOf(text).name, value, file };
  });
}

const NAME = /^[\w.-]+$/;

function partsOf(text: string) {
  const equals = text.indexOf('=');
  const written = equals === -1 ? text : text.slice(0, equals);
  return { equals, name: written.trim(), named: { start: 0, end: written.length } };
}

/** Of a name that is given twice, only one value could count. */
function repeats({ text }: SourceFile, before: readonly string[]): readonly Problem[] {
  const { equals, name, named } = partsOf(text);
  const other = before.findLast((each) => each.includes('=') && partsOf(each).name === name);
  if (other === undefined || equals === -1 || !NAME.test(name)) return [];
  const [first, second] = [other, text].map((each) => quote(each.slice(each.indexOf('=') + 1).trim()));
  const explanation = `it is given twice, as ${first} and as ${second}: keep one of the two.`;
  return [{ kind: 'clash', subject: name, explanation, at: named }];
}

function readOne<T>(
  file: SourceFile,
  statable: Statable<T>,
  others: readonly Statable<unknown>[],
  problems: Problem[],
): T | null {
  const { equals, name, named } = partsOf(file.text);
  const { names, example } = statable;
  const at = { start: equals + 1, end: file.text.length };
  const hasValue = equals !== -1 && file.text.slice(at.start).trim() !== '';
  if (!NAME.test(name) || (equals === -1 && names.includes(name))) {
    const explanation = `write it as name=value, for example ${example}.`;
    problems.push({ kind: 'clash', subject: 'Not understood', explanation, at: named });
    return null;
  }
  if (names.includes(name)) {
    if (hasValue) return statable.read(name, file, at, problems);
    problems.push({ kind: 'clash', subject: name, explanation: 'a value is missing after "=".', at });
    return null;
  }
  problems.push(unknownName(file, statable, others));
  const meant = closest(name, names);
  if (meant !== null && hasValue) statable.read(meant, file, at, problems);
  return null;
}

/** A name that another option takes, that an earlier rulebook had, or that nothing has. */
function unknownName(
  { text }: SourceFile,
  statable: Statable<unknown>,
  others: readonly Statable<unknown>[],
): Problem {
  const { name, named } = partsOf(text);
  const own = {
    kind: 'unknown-name',
    role: statable.what,
    name,
    allowed: statable.names,
    at: named,
  } as const;
  for (const other of others) {
    const bare = bareName(name, other);
    if (!other.names.includes(bare)) continue;
    const explanation = `${quote(name)} is ${an(other.what)}; write ${other.option} ${as(text, bare)}.`;
    return { kind: 'clash', subject: `Not ${an(statable.what)}`, explanation, at: named };
  }
  return statable.former(name, named) ?? own;
}

/** The name without the key of a profile under which it stands there. */
function bareName(name: string, { group }: Statable<unknown>): string {
  return group !== null && name.startsWith(`${group}.`) ? name.slice(group.length + 1) : name;
}

function an(what: string): string {
  return /^[aeiou]/.test(what) ? `an ${what}` : `a ${what}`;
}

/** What was written, with a value where one is missing. */
function as(text: string, name: string): string {
  const value = text.slice(text.indexOf('=') + 1).trim();
  return `${name}=${text.includes('=') && value !== '' ? value : 'value'}`;
}
