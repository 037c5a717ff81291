import type { Fact, FactId, FactValue } from '../rulebook/fact.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { parseSource } from '../yaml/parse.ts';
import type { Problem } from '../yaml/problem.ts';
import type { SourceFile, Span, Tree } from '../yaml/tree.ts';
import type { Placed } from './profile.ts';
import { readFact } from './read-fact.ts';

/** A fact set on the command line, or what is wrong with the setting. */
export type Setting =
  | { readonly ok: true; readonly fact: FactId; readonly stated: Placed<FactValue> }
  | { readonly ok: false; readonly file: SourceFile; readonly problems: readonly Problem[] };

/** Reads settings such as `data.sensitivity=public`; the members of a set are separated by commas. */
export function applySettings(settings: readonly string[], rulebook: Rulebook): readonly Setting[] {
  return settings.map((text) => readSetting({ name: '--set', text }, rulebook));
}

function readSetting(file: SourceFile, rulebook: Rulebook): Setting {
  const equals = file.text.indexOf('=');
  const name = equals === -1 ? file.text : file.text.slice(0, equals);
  const named = { start: 0, end: name.length };
  const fact = rulebook.facts.find((known) => known.id === name.trim());
  if (fact === undefined && /^[\w.-]+$/.test(name.trim())) {
    const allowed = rulebook.facts.map((known) => known.id);
    return refused(file, { kind: 'unknown-name', role: 'fact', name, allowed, at: named });
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
  const explanation = 'a value is missing after "=".';
  return refused(file, { kind: 'clash', subject: fact.id, explanation, at });
}

function refused(file: SourceFile, problem: Problem): Setting {
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
