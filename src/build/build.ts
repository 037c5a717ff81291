import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readRulebook } from '../rulebook/link.ts';
import { formatProblems } from '../source/excerpt.ts';
import { parseSource } from '../source/parse.ts';
import type { Outcome } from '../source/problem.ts';
import { bundle } from './bundle.ts';

const root = join(import.meta.dirname, '../..');
const dist = join(root, 'dist');

/** Bundles the command and compiles the files in rules/ to JSON, so that no YAML of ours is parsed at start-up. */
async function build(): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  mkdirSync(dist, { recursive: true });
  const written = [
    writeJson('open-vs-closed.json', compileRulebook('rules/open-vs-closed.yaml')),
    ...(await bundle(root, dist, version)),
  ];
  for (const file of readdirSync(dist)) if (!written.includes(file)) rmSync(join(dist, file));
}

function compileRulebook(path: string): { rulebook: unknown; sha256: string } {
  const file = { name: path, text: readFileSync(join(root, path), 'utf8') };
  const tree = unwrap(file, parseSource(file, 'a rulebook'));
  return {
    rulebook: unwrap(file, readRulebook(tree)),
    sha256: createHash('sha256').update(file.text).digest('hex'),
  };
}

function unwrap<T>(file: { name: string; text: string }, outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  process.stderr.write(`${formatProblems(file, outcome.problems, 100)}\n`);
  process.exit(1);
}

function writeJson(name: string, value: unknown): string {
  writeFileSync(join(dist, name), JSON.stringify(value));
  return name;
}

await build();
