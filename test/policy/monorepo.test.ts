import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { advisor } from '../commands/advisor.ts';
import { useFolder } from './folder.ts';

/**
 * A repository of 60 services and all that a search for profiles may meet. The golden, fixtures/monorepo/checked.txt, says
 * of each file what became of it (UPDATE_GOLDEN=1 writes it anew: read every line).
 */
const fixtures = join(import.meta.dirname, '../../fixtures/monorepo');
const readFixture = (name: string) => readFileSync(join(fixtures, name), 'utf8');

type Groups = Readonly<Record<string, unknown>>;

interface Repository {
  readonly ordinary: Groups;
  readonly profiles: Readonly<Record<string, Groups>>;
  readonly texts: Readonly<Record<string, string>>;
  readonly links: Readonly<Record<string, string>>;
}

interface Found {
  readonly rule: string;
  readonly kind: string;
  readonly severity: string;
  readonly system: string | null;
  readonly fact: string | null;
  readonly waiver: object | null;
  readonly place: { readonly file: string };
}

const folder = useFolder();
const { ordinary, profiles, texts, links }: Repository = parse(readFixture('services.yaml'));

const isGroup = (value: unknown): value is Groups => typeof value === 'object' && value !== null;

const merged = (usual: unknown, stated: unknown) =>
  isGroup(usual) && isGroup(stated) ? { ...usual, ...stated } : stated;

/** JSON, which is YAML. */
function profileText(path: string, stated: Groups): string {
  const groups = Object.entries<unknown>({ name: basename(dirname(path)), ...ordinary, ...stated });
  const kept = groups.filter(([, value]) => value !== null);
  return JSON.stringify(Object.fromEntries(kept.map(([key, value]) => [key, merged(ordinary[key], value)])));
}

/** Writes the repository into the folder `repository`; beside it is one that a link leads to. */
function build(): void {
  const policies = ['org.yaml', 'team.yaml'].map((name) => [`policies/${name}`, readFixture(name)]);
  const texted = Object.entries(profiles).map(([path, stated]) => [path, profileText(path, stated)]);
  const files = { ...Object.fromEntries([...policies, ...texted]), ...texts, '.git/HEAD': '' };
  const inside = Object.entries(files).map(([path, text]) => [`repository/${path}`, text]);
  folder.write({ ...Object.fromEntries(inside), 'outside/advisor.yaml': 'name: outside' });
  for (const [path, target] of Object.entries(links)) {
    const link = folder.path(`repository/${path}`);
    mkdirSync(dirname(link), { recursive: true });
    symlinkSync(target, link);
  }
}

interface Report {
  readonly profiles: readonly { readonly file: string }[];
  readonly findings: readonly Found[];
  readonly broken: readonly { readonly file: string; readonly message: string }[];
  readonly skipped: readonly { readonly kind: string; readonly path: string }[];
}

function described({ rule, kind, severity, system, fact, waiver }: Found): string {
  const about = [system, kind, fact].filter((each) => each !== null);
  return `${waiver === null ? severity : 'waived'} ${rule} (${about.join(', ')})`;
}

/** A line for each file: those of which the report says something in its order, then those of which it does not. */
function tableOf({ profiles: checked, findings, broken, skipped }: Report): string {
  const rows = checked.map(({ file }) => {
    const found = findings.filter(({ place }) => place.file === file).map(described);
    return [file, found.length === 0 ? 'kept' : found.join('; ')];
  });
  const isChecked = (path: string) => checked.some(({ file }) => file === path);
  const told = [
    ...rows,
    ...findings
      .filter(({ place }) => !isChecked(place.file))
      .map((each) => [each.place.file, described(each)]),
    ...broken.map(({ file, message }) => [file, `broken: ${message.split('\n')[0]}`]),
    ...skipped.map(({ path, kind }) => [path, `passed over: ${kind}`]),
  ];
  const spoken = new Set(told.map(([path]) => path));
  const silent = Object.keys({ ...profiles, ...texts, ...links }).filter((path) => !spoken.has(path));
  return [...told, ...silent.map((path) => [path, 'not a profile of the run'])]
    .map((row) => `${row.join('\t')}\n`)
    .join('');
}

test('of a repository of 60 services, it is told what was checked, passed over and found', () => {
  build();
  const args = [
    ...['check', '.', '--policy', 'policies/team.yaml', '--today', '2026-11-26', '--format', 'json'],
    ...['--exclude', 'services/sandbox', '--require', 'services/*'],
  ];
  const done = advisor(folder.path('repository'), args);
  // On a busy machine standard error tells how far it is.
  expect(done.status).toBe(2);
  const table = tableOf(JSON.parse(done.stdout));
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(join(fixtures, 'checked.txt'), table);
  expect(table).toBe(readFixture('checked.txt'));
});
