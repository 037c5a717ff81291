import type { Fact, FactId, FactValue } from '../rulebook/fact.ts';
import { formerFact } from '../rulebook/former-fact.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { parseSource } from '../yaml/parse.ts';
import { quote } from '../yaml/phrases.ts';
import type { Problem } from '../yaml/problem.ts';
import type { SourceFile, Span, Tree } from '../yaml/tree.ts';
import type { Assumed, AssumptionInput, Placed } from './profile.ts';
import { readAssumption } from './read-assumption.ts';
import { readFact } from './read-fact.ts';

/** A fact set on the command line, or what is wrong with the setting. */
export type Setting =
  | { readonly ok: true; readonly fact: FactId; readonly stated: Placed<FactValue> }
  | Refused;

/** An assumption made on the command line, or what is wrong with it. */
export type Assuming =
  | { readonly ok: true; readonly id: string; readonly value: Assumed; readonly file: SourceFile }
  | Refused;

interface Refused {
  readonly ok: false;
  readonly file: SourceFile;
  readonly problems: readonly Problem[];
}

/** What a setting may name: facts, and what is named in another option by mistake. */
export interface Settable {
  readonly rulebook: Rulebook;
  readonly assumptions: readonly AssumptionInput[];
}

/** Reads settings such as `data.sensitivity=public`; the members of a set are separated by commas. */
export function applySettings(settings: readonly string[], known: Settable): readonly Setting[] {
  return settings.map((text, place) => {
    const file = { name: '--set', text };
    return refusingRepeat(readSetting(file, known), file, settings.slice(0, place));
  });
}

/** Reads assumptions such as `staff.usd_per_year=95000`, as a file would state them. */
export function applyAssumptions(settings: readonly string[], known: Settable): readonly Assuming[] {
  return settings.map((text, place) => {
    const file = { name: '--assume', text };
    return refusingRepeat(readAssuming(file, known), file, settings.slice(0, place));
  });
}

/** Of a name that is given twice, only one value could count: that is wrong beside whatever else is. */
function refusingRepeat<T extends { readonly ok: boolean }>(
  read: T | Refused,
  file: SourceFile,
  before: readonly string[],
): T | Refused {
  const { equals, name, named } = nameIn(file);
  const other = before.findLast((text) => text.includes('=') && nameIn({ ...file, text }).name === name);
  if (other === undefined || equals === -1 || !NAME.test(name)) return read;
  const [first, second] = [other, file.text].map((text) => quote(text.slice(text.indexOf('=') + 1).trim()));
  const explanation = `it is given twice, as ${first} and as ${second}: keep one of the two.`;
  const repeat = { kind: 'clash', subject: name, explanation, at: named } as const;
  const own = 'problems' in read ? read.problems : [];
  return { ok: false, file, problems: [repeat, ...own] };
}

/** Where assumptions contradict each other once those of a command line are made on top of a profile's. */
export function clashingAssumptions(
  assumptions: ReadonlyMap<string, Assumed>,
  assuming: readonly Assuming[],
  known: Settable,
): readonly Refused[] {
  return known.assumptions.flatMap((input) => {
    const clash = input.kind === 'choice' ? input.clash(assumptions) : null;
    const last = assuming.findLast((each) => each.ok && [input.id, clash?.other].includes(each.id));
    if (clash === null || last === undefined) return [];
    const at = { start: 0, end: last.file.text.length };
    return [refused(last.file, { kind: 'clash', subject: input.id, explanation: clash.explanation, at })];
  });
}

function readAssuming(file: SourceFile, { assumptions, rulebook }: Settable): Assuming {
  const { equals, name, named } = nameIn(file);
  const input = assumptions.find((each) => each.id === name);
  if (input === undefined && rulebook.facts.some((fact) => fact.id === name)) {
    return otherOption(
      file,
      `this is a fact, not an assumption: write --set ${as(file, name)}.`,
      name,
      named,
    );
  }
  if (input === undefined && NAME.test(name)) {
    const allowed = assumptions.map((each) => each.id);
    return refused(file, { kind: 'unknown-name', role: 'assumption', name, allowed, at: named });
  }
  if (input === undefined || equals === -1) {
    const explanation = 'write it as name=value, for example staff.usd_per_year=95000.';
    return refused(file, { kind: 'clash', subject: 'An assumption', explanation, at: named });
  }
  const at = { start: equals + 1, end: file.text.length };
  const parsed = parseSource(
    { name: file.name, text: ' '.repeat(at.start) + file.text.slice(at.start) },
    'a value',
  );
  const isMissing = file.text.slice(at.start).trim() === '';
  if (isMissing) return valueMissing(file, input.id, at);
  const problems: Problem[] = [];
  const value = readAssumption(parsed.ok ? parsed.value : scalar(file, at), input, problems);
  return value === null ? { ok: false, file, problems } : { ok: true, id: input.id, value, file };
}

const NAME = /^[\w.-]+$/;

function nameIn({ text }: SourceFile) {
  const equals = text.indexOf('=');
  const written = equals === -1 ? text : text.slice(0, equals);
  return { equals, name: written.trim(), named: { start: 0, end: written.length } };
}

function readSetting(file: SourceFile, { assumptions, rulebook }: Settable): Setting {
  const { equals, name, named } = nameIn(file);
  const fact = rulebook.facts.find((known) => known.id === name);
  if (assumptions.some((each) => each.id === name)) {
    return otherOption(
      file,
      `this is an assumption, not a fact: write --assume ${as(file, name)}.`,
      name,
      named,
    );
  }
  if (fact === undefined && NAME.test(name)) {
    const allowed = rulebook.facts.map((known) => known.id);
    const former = formerFact(name, rulebook.former, named);
    return refused(file, former ?? { kind: 'unknown-name', role: 'fact', name, allowed, at: named });
  }
  if (fact === undefined || equals === -1) {
    const explanation = 'write it as fact=value, for example data.sensitivity=public.';
    return refused(file, { kind: 'clash', subject: 'A setting', explanation, at: named });
  }
  return readValue(file, fact, { start: equals + 1, end: file.text.length });
}

function readValue(file: SourceFile, fact: Fact, at: Span): Setting {
  const problems: Problem[] = [];
  const value = readFact(fact, fact.type === 'set' ? memberList(file, at) : scalar(file, at), problems);
  if (value !== null && problems.length === 0) return { ok: true, fact: fact.id, stated: { value, at } };
  if (problems.length > 0) return { ok: false, file, problems };
  return valueMissing(file, fact.id, at);
}

function otherOption(file: SourceFile, explanation: string, subject: string, at: Span): Refused {
  return refused(file, { kind: 'clash', subject, explanation, at });
}

/** What was written, with a value where one is missing. */
function as({ text }: SourceFile, name: string): string {
  const value = text.slice(text.indexOf('=') + 1).trim();
  return `${name}=${text.includes('=') && value !== '' ? value : 'value'}`;
}

function valueMissing(file: SourceFile, subject: string, at: Span): Refused {
  return refused(file, { kind: 'clash', subject, explanation: 'a value is missing after "=".', at });
}

function refused(file: SourceFile, problem: Problem): Refused {
  return { ok: false, file, problems: [problem] };
}

/** A value is read as in a file: 5 is a number, true a truth value, everything else text. */
function scalar(file: SourceFile, at: Span): Tree {
  const text = file.text.slice(at.start);
  const parsed = parseSource({ name: file.name, text }, 'a value');
  if (parsed.ok && parsed.value.kind === 'scalar') return { ...parsed.value, at };
  return { kind: 'scalar', value: text.trim() === '' ? null : text, quoted: false, at };
}

function memberList(file: SourceFile, at: Span): Tree {
  const text = file.text.slice(at.start);
  if (text.trim() === '') return { kind: 'scalar', value: null, quoted: false, at };
  let end = at.start - 1;
  const items = text.split(',').map((part): Tree => {
    const start = end + 1;
    end = start + part.length;
    return { kind: 'scalar', value: part.trim(), quoted: false, at: { start, end } };
  });
  return { kind: 'list', items, at };
}
