import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { rolldown } from 'rolldown';
import { readRulebook } from '../rulebook/link.ts';
import { formatProblems } from '../source/excerpt.ts';
import { parseSource } from '../source/parse.ts';
import type { Outcome } from '../source/problem.ts';

const root = join(import.meta.dirname, '../..');
const dist = join(root, 'dist');

/** Bundles the command and compiles the files in rules/ to JSON, so that no YAML of ours is parsed at start-up. */
async function build(): Promise<void> {
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(dist);
  writeJson('open-vs-closed.json', compileRulebook('rules/open-vs-closed.yaml'));
  await bundle();
}

async function bundle(): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const bundled = await rolldown({
    input: { advisor: join(root, 'src/cli/main.ts') },
    platform: 'node',
    external: ['@pydantic/genai-prices'],
    transform: { define: { __ADVISOR_VERSION__: JSON.stringify(version) } },
  });
  await bundled.write({
    dir: dist,
    format: 'cjs',
    minify: true,
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
  });
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

function writeJson(name: string, value: unknown): void {
  writeFileSync(join(dist, name), JSON.stringify(value));
}

await build();
