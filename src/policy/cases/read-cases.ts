import type { Placed } from '../../profile/profile.ts';
import { dateIn } from '../../profile/read-decision.ts';
import { type ProfileForm, readProfile } from '../../profile/read-profile.ts';
import { normalized } from '../../yaml/fold.ts';
import type { Outcome, Problem } from '../../yaml/problem.ts';
import { allowedIn, mapIn, oneOf, textIn, wrongValue } from '../../yaml/read.ts';
import { child, itemsOf, type MapTree, type SourceFile, startOf, type Tree } from '../../yaml/tree.ts';
import type { ProfileInput } from '../check.ts';
import { profilePath } from '../profile-path.ts';
import { type CaseProfile, type Expectation, FOUND_AS, type PolicyCase } from './case.ts';

export const FILE_KEYS = ['version', 'policy', 'today', 'cases'];
export const CASE_KEYS = ['name', 'profile', 'base', 'path', 'today', 'expect'];
export const EXPECTATION_KEYS = ['rule', 'severity', 'system'];

/** What cases may speak of. */
export interface CasesForm {
  readonly profile: ProfileForm;
  /** The rules that can find something; null where the policy cannot be read, so that nobody knows them. */
  readonly rules: readonly string[] | null;
  /** Reads a profile from a file, named relative to that of the cases. */
  readonly read: (path: string) => ProfileInput;
}

/** The policy that the cases of a file are about, where they name one; relative to their file. */
export function policyNamed(tree: Tree): string | null {
  const named = child(tree, 'policy');
  return named?.kind === 'scalar' && typeof named.value === 'string' && named.value !== ''
    ? named.value
    : null;
}

/** Reads the cases of a policy. All problems at once. */
export function readCases(tree: Tree, file: SourceFile, form: CasesForm): Outcome<readonly PolicyCase[]> {
  const reader = new CasesReader(file, form);
  const cases = reader.read(tree);
  return reader.problems.length === 0 ? { ok: true, value: cases } : { ok: false, problems: reader.problems };
}

/** What a case says of its profile. */
interface About {
  readonly name: Placed<string> | null;
  readonly path: string | null;
}

class CasesReader {
  readonly problems: Problem[] = [];
  private readonly file: SourceFile;
  private readonly form: CasesForm;
  private readonly names = new Set<string>();

  constructor(file: SourceFile, form: CasesForm) {
    this.file = file;
    this.form = form;
  }

  read(tree: Tree): readonly PolicyCase[] {
    const map = this.map(tree, 'the file', FILE_KEYS, ['version', 'today', 'cases']);
    if (map === null) return [];
    const version = child(map, 'version');
    if (version !== undefined && !(version.kind === 'scalar' && version.value === 1))
      this.problems.push(wrongValue('version', { kind: 'plain', description: '1' }, version));
    this.text(map, 'policy', 'policy');
    const today = this.date(map, 'today') ?? '';
    const list = child(map, 'cases');
    const items = itemsOf(list);
    if (list !== undefined && items.length === 0)
      this.problems.push(wrongValue('cases', { kind: 'plain', description: 'a list of cases' }, list));
    return items.flatMap((item, index) => this.readCase(item, `cases[${index + 1}]`, today) ?? []);
  }

  private readCase(tree: Tree, within: string, today: string): PolicyCase | null {
    const map = this.map(tree, within, CASE_KEYS, ['name', 'profile', 'expect']);
    if (map === null) return null;
    const name = this.text(map, 'name', `${within}.name`);
    if (name !== null) this.refuseSameName(name);
    const path = this.path(map, `${within}.path`);
    const profile = this.profile(map, 'profile', within, { name, path });
    const base = this.profile(map, 'base', within, { name, path });
    const day = this.date(map, 'today', `${within}.today`) ?? today;
    const expect = this.expectations(child(map, 'expect'), `${within}.expect`);
    if (name === null || profile === null) return null;
    const place = { file: this.file, at: name.at };
    return { name: name.value, place, profile, base, today: day, expect };
  }

  private profile(map: MapTree, key: string, within: string, known: About): CaseProfile | null {
    const tree = child(map, key);
    if (tree === undefined) return null;
    if (tree.kind === 'map') return this.inline(tree, known);
    const path = tree.kind === 'scalar' && typeof tree.value === 'string' ? tree.value : '';
    if (path === '') {
      const description = 'a profile, or the path of a file that has one';
      this.problems.push(wrongValue(`${within}.${key}`, { kind: 'plain', description }, tree));
      return null;
    }
    const input = this.form.read(path);
    if (input.kind === 'text') {
      // What is wrong with a file is told of the file.
      const file = input.profile.ok ? placedAt(known.path ?? path, input.file) : input.file;
      return { ...input, path: known.path, file };
    }
    this.problems.push({ kind: 'clash', subject: key, explanation: input.message, at: tree.at });
    return null;
  }

  /** A profile needs a name to be checked; one that has none in its case is called as the case is. */
  private inline(tree: MapTree, { name, path }: About): CaseProfile | null {
    const read = readProfile(tree, this.form.profile);
    if (!read.ok) {
      this.problems.push(...read.problems);
      return null;
    }
    const value = { ...read.value, name: read.value.name ?? name };
    const file = placedAt(path ?? PLACE_OF_INLINE, this.file);
    return { kind: 'text', file, path, name: value.name?.value ?? null, profile: { ok: true, value } };
  }

  private expectations(tree: Tree | undefined, subject: string): readonly Expectation[] {
    if (tree === undefined) return [];
    if (tree.kind !== 'list') {
      const description = 'a list of rules, which is empty where nothing is to be found';
      this.problems.push(wrongValue(subject, { kind: 'plain', description }, tree));
    }
    return itemsOf(tree).flatMap((item, index) => this.expectation(item, `${subject}[${index + 1}]`) ?? []);
  }

  private expectation(tree: Tree, within: string): Expectation | null {
    if (tree.kind !== 'map') {
      const rule = this.rule(tree, within);
      return rule === null ? null : { rule, severity: null, system: null };
    }
    const map = this.map(tree, within, EXPECTATION_KEYS, ['rule']);
    const [rule, severity] = [child(tree, 'rule'), child(tree, 'severity')];
    const system = map === null ? null : this.text(map, 'system', `${within}.system`);
    const as = severity === undefined ? null : oneOf(severity, `${within}.severity`, FOUND_AS, this.problems);
    const id = rule === undefined ? null : this.rule(rule, `${within}.rule`);
    return id === null ? null : { rule: id, severity: as, system: system?.value ?? null };
  }

  private rule(tree: Tree, subject: string): string | null {
    const id = textIn(tree, subject, this.problems);
    const { rules } = this.form;
    if (id !== null && rules !== null && !rules.includes(id))
      this.problems.push({ kind: 'unknown-name', role: 'rule', name: id, allowed: rules, at: tree.at });
    return id;
  }

  /** A map with the keys that it may have, after saying which it lacks. */
  private map(
    tree: Tree,
    within: string,
    keys: readonly string[],
    required: readonly string[],
  ): MapTree | null {
    const written = mapIn(tree, within, this.problems);
    if (written === null) return null;
    const map = allowedIn(written, within, keys, this.problems);
    for (const key of required.filter((each) => !map.entries.has(each)))
      this.problems.push({ kind: 'missing-key', key, within, at: startOf(tree) });
    return map;
  }

  private text(map: MapTree, key: string, subject: string): Placed<string> | null {
    const tree = child(map, key);
    const value = tree === undefined ? null : textIn(tree, subject, this.problems);
    if (tree === undefined || value === null) return null;
    if (value.trim() === '')
      this.problems.push(wrongValue(subject, { kind: 'plain', description: 'text that is not empty' }, tree));
    return { value, at: tree.at };
  }

  /** Where the profile of a case is taken to lie: as the check of a repository would tell it. */
  private path(map: MapTree, subject: string): string | null {
    const path = this.text(map, 'path', subject);
    if (path === null || path.value.trim() === '' || isPlain(path.value)) return path?.value ?? null;
    const explanation =
      'it has to lead from the root of the repository down to a file, without "./" or "../", as in services/chat/advisor.yaml.';
    this.problems.push({ kind: 'clash', subject, explanation, at: path.at });
    return null;
  }

  private date(map: MapTree, key: string, subject = key): string | null {
    const tree = child(map, key);
    return tree === undefined ? null : dateIn(tree, subject, this.problems);
  }

  private refuseSameName({ value, at }: Placed<string>): void {
    if (this.names.has(value)) this.problems.push({ kind: 'duplicate-name', role: 'case', name: value, at });
    this.names.add(value);
  }
}

/** Where a profile that stands in its case is taken to lie. */
const PLACE_OF_INLINE = 'advisor.yaml';

/** Rules and waivers go by where a profile lies, which must not depend on the folder that cases are run in. */
function placedAt(path: string, file: SourceFile): SourceFile {
  return { ...file, name: profilePath(path) ?? path };
}

function isPlain(path: string): boolean {
  return profilePath(path) === normalized(path, 'NFC') && !path.endsWith('/') && !path.includes('\\');
}
