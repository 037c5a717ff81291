import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './bundle.ts';
import { bundleLibrary, declareLibrary } from './bundle-library.ts';
import { compileDecisions } from './compile-decisions.ts';
import { noticesOf } from './notices.ts';
import { compileModels, compileRulebook, documentedDecisions, priceLists, ROOT } from './rules-files.ts';

const dist = join(ROOT, 'dist');

const NOTICES = 'third-party-notices.txt';
const TYPES = 'types';

/** Bundles the command and the library, and compiles the files in rules/ to JSON, so that no YAML of ours is parsed at start-up. */
async function build(): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  mkdirSync(dist, { recursive: true });
  const [command, library] = [await bundle(ROOT, dist, version), await bundleLibrary(ROOT, dist, version)];
  declareLibrary(ROOT, join(dist, TYPES));
  const rulebook = compileRulebook();
  const written = [
    writeJson('open-vs-closed.json', rulebook),
    writeJson('decisions.json', compileDecisions(documentedDecisions(rulebook.rulebook), rulebook)),
    writeJson('models.json', compileModels()),
    writeText(NOTICES, noticesOf([...command.modules, ...library.modules], priceLists())),
    ...command.files,
    ...library.files,
    TYPES,
  ];
  for (const file of readdirSync(dist))
    if (!written.includes(file)) rmSync(join(dist, file), { recursive: true });
}

function writeJson(name: string, value: unknown): string {
  return writeText(name, JSON.stringify(value));
}

function writeText(name: string, text: string): string {
  writeFileSync(join(dist, name), text);
  return name;
}

await build();
