import type { FactId, FactValue } from '../rulebook/fact.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { parseSource } from '../source/parse.ts';
import type { Problem } from '../source/problem.ts';
import type { SourceFile, Span, Tree } from '../source/tree.ts';
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
  const whole = { start: 0, end: Math.max(1, file.text.length) };
  if (equals === -1) {
    const explanation = 'write it as fact=value, for example data.sensitivity=public.';
    return {
      ok: false,
      file,
      problems: [{ kind: 'clash', subject: `"${file.text}"`, explanation, at: whole }],
    };
  }
  const name = file.text.slice(0, equals);
  const fact = rulebook.facts.find((known) => known.id === name);
  if (fact === undefined) {
    const allowed = rulebook.facts.map((known) => known.id);
    return {
      ok: false,
      file,
      problems: [
        { kind: 'unknown-name', role: 'fact', name, allowed, at: { start: 0, end: Math.max(1, equals) } },
      ],
    };
  }
  const at = { start: Math.min(equals + 1, file.text.length), end: file.text.length };
  const problems: Problem[] = [];
  const tree = fact.type === 'set' ? memberList(file, at) : scalar(file, at);
  const value = readFact(fact, tree, problems);
  if (value !== null) return { ok: true, fact: fact.id, stated: { value, at } };
  if (problems.length === 0)
    problems.push({ kind: 'clash', subject: name, explanation: 'a value is missing after "=".', at });
  return { ok: false, file, problems };
}

/** A value is read as in a file: 5 is a number, true a truth value, everything else text. */
function scalar(file: SourceFile, at: Span): Tree {
  const parsed = parseSource({ name: file.name, text: file.text.slice(at.start) }, 'a value');
  const value = parsed.ok && parsed.value.kind === 'scalar' ? parsed.value.value : file.text.slice(at.start);
  return { kind: 'scalar', value: parsed.ok ? value : null, quoted: false, at };
}

function memberList(file: SourceFile, at: Span): Tree {
  const text = file.text.slice(at.start);
  if (text.trim() === '') return { kind: 'scalar', value: null, quoted: false, at };
  let offset = at.start;
  const items = text.split(',').map((part): Tree => {
    const start = offset;
    offset += part.length + 1;
    return {
      kind: 'scalar',
      value: part.trim(),
      quoted: false,
      at: { start, end: start + Math.max(1, part.length) },
    };
  });
  return { kind: 'list', items, at };
}
