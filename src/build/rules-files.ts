import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { ModelFacts } from '../catalog/model-facts.ts';
import type { DocumentedDecision } from '../decisions/documented-decision.ts';
import { readDecisions } from '../decisions/read-decisions.ts';
import { formOf } from '../engine/model.ts';
import { readRulebook } from '../rulebook/link.ts';
import type { LoadedRulebook } from '../rulebook/loaded-rulebook.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { storeForm } from '../rulebook/stored-form.ts';
import { formatProblems } from '../yaml/excerpt.ts';
import { readSource } from '../yaml/parse.ts';
import type { Outcome } from '../yaml/problem.ts';
import type { SourceFile, Tree } from '../yaml/tree.ts';
import { compileCatalog } from './catalog.ts';
import { readSnapshot } from './catalog-snapshot.ts';
import { readSought } from './catalog-sought.ts';
import { compileGpus } from './compile-gpus.ts';
import { compileThroughput } from './compile-throughput.ts';

export const ROOT = join(import.meta.dirname, '../..');

export const RULEBOOK = join(ROOT, 'rules/open-vs-closed.yaml');

/** A rulebook as it is shipped, from its text. What is wrong with it ends the process, here as in the others. */
export function compileRulebook(path: string = RULEBOOK): LoadedRulebook {
  const file = readRules(path);
  const rulebook = treeOf(file, 'a rulebook', readRulebook);
  const sha256 = createHash('sha256').update(file.text).digest('hex');
  return { rulebook, sha256, form: storeForm(rulebook.facts, formOf(rulebook)) };
}

export function compileModels(): ModelFacts {
  const catalog = readRules(join(ROOT, 'rules/catalog.yaml'));
  const snapshot = readSnapshot(readRules(join(ROOT, 'rules/prices.json')).text);
  return {
    catalog: unwrap(catalog, compileCatalog(catalog, snapshot)),
    gpus: compileGpus(parse(readRules(join(ROOT, 'rules/gpus.yaml')).text)),
    throughput: compileThroughput(parse(readRules(join(ROOT, 'rules/throughput.yaml')).text)),
  };
}

/** Where the prices of the models are from. */
export function priceLists() {
  return Object.values(readSought(readRules(join(ROOT, 'rules/catalog.yaml')).text).prices.lists);
}

/** The documented decisions in the facts and options of this rulebook. */
export function documentedDecisions(rulebook: Rulebook): readonly DocumentedDecision[] {
  const file = readRules(join(ROOT, 'rules/decisions.yaml'));
  return treeOf(file, 'a file of decisions', (tree) => readDecisions(tree, rulebook));
}

function readRules(path: string): SourceFile {
  return { name: path, text: readFileSync(path, 'utf8') };
}

function treeOf<T>(file: SourceFile, what: string, read: (tree: Tree) => Outcome<T>): T {
  return unwrap(file, readSource(file, what, read));
}

function unwrap<T>(file: SourceFile, outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  process.stderr.write(`${formatProblems(file, outcome.problems, 100)}\n`);
  process.exit(1);
}
