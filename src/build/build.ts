import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { ModelFacts } from '../catalog/model-facts.ts';
import type { Precedents } from '../decisions/precedents.ts';
import { formOf } from '../engine/model.ts';
import { readRulebook } from '../rulebook/link.ts';
import type { LoadedRulebook } from '../rulebook/loaded-rulebook.ts';
import { storeForm } from '../rulebook/stored-form.ts';
import { formatProblems } from '../yaml/excerpt.ts';
import { parseSource } from '../yaml/parse.ts';
import type { Outcome } from '../yaml/problem.ts';
import { bundle } from './bundle.ts';
import { bundleLibrary, declareLibrary } from './bundle-library.ts';
import { compileCatalog } from './catalog.ts';
import { readSnapshot } from './catalog-snapshot.ts';
import { compileDecisions } from './compile-decisions.ts';
import { compileGpus } from './compile-gpus.ts';
import { compileThroughput } from './compile-throughput.ts';
import { noticesOf } from './notices.ts';

const root = join(import.meta.dirname, '../..');
const dist = join(root, 'dist');

const NOTICES = 'third-party-notices.txt';
const TYPES = 'types';

/** Bundles the command and the library, and compiles the files in rules/ to JSON, so that no YAML of ours is parsed at start-up. */
async function build(): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  mkdirSync(dist, { recursive: true });
  const [command, library] = [await bundle(root, dist, version), await bundleLibrary(root, dist, version)];
  declareLibrary(root, join(dist, TYPES));
  const rulebook = compileRulebook('rules/open-vs-closed.yaml');
  const written = [
    writeJson('open-vs-closed.json', rulebook),
    writeJson('decisions.json', decisionsFor(rulebook)),
    writeJson('models.json', compileModels()),
    writeText(NOTICES, noticesOf([...command.modules, ...library.modules])),
    ...command.files,
    ...library.files,
    TYPES,
  ];
  for (const file of readdirSync(dist))
    if (!written.includes(file)) rmSync(join(dist, file), { recursive: true });
}

function compileRulebook(path: string): LoadedRulebook {
  const file = readRules(path);
  const tree = unwrap(file, parseSource(file, 'a rulebook'));
  const rulebook = unwrap(file, readRulebook(tree));
  const sha256 = createHash('sha256').update(file.text).digest('hex');
  return { rulebook, sha256, form: storeForm(rulebook.facts, formOf(rulebook)) };
}

function decisionsFor(rulebook: LoadedRulebook): Precedents {
  const file = readRules('rules/decisions.yaml');
  return unwrap(file, compileDecisions(unwrap(file, parseSource(file, 'decisions')), rulebook));
}

function compileModels(): ModelFacts {
  const catalog = readRules('rules/catalog.yaml');
  return {
    catalog: unwrap(catalog, compileCatalog(catalog, readSnapshot(readRules('rules/prices.json').text))),
    gpus: compileGpus(parse(readRules('rules/gpus.yaml').text)),
    throughput: compileThroughput(parse(readRules('rules/throughput.yaml').text)),
  };
}

function readRules(name: string): { name: string; text: string } {
  return { name, text: readFileSync(join(root, name), 'utf8') };
}

function unwrap<T>(file: { name: string; text: string }, outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  process.stderr.write(`${formatProblems(file, outcome.problems, 100)}\n`);
  process.exit(1);
}

function writeJson(name: string, value: unknown): string {
  return writeText(name, JSON.stringify(value));
}

function writeText(name: string, text: string): string {
  writeFileSync(join(dist, name), text);
  return name;
}

await build();
