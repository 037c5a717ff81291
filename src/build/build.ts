import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './bundle.ts';
import { bundleLibrary, declareLibrary } from './bundle-library.ts';
import { compileDecisions } from './compile-decisions.ts';
import { fillInPlace } from './fill-in-place.ts';
import { noticesOf } from './notices.ts';
import { compileModels, compileRulebook, documentedDecisions, priceLists, ROOT } from './rules-files.ts';

const ENTRIES = ['advisor.cjs', 'index.js', 'node.js'];

/** Bundles the command and the library, and compiles the files in rules/ to JSON, so that no YAML of ours is parsed at start-up. */
async function build(into: string): Promise<void> {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const write = (name: string, text: string) => writeFileSync(join(into, name), text);
  const modules = [...(await bundle(ROOT, into, version)), ...(await bundleLibrary(ROOT, into, version))];
  declareLibrary(ROOT, join(into, 'types'));
  const rulebook = compileRulebook();
  const decisions = compileDecisions(documentedDecisions(rulebook.rulebook), rulebook);
  write('open-vs-closed.json', JSON.stringify(rulebook));
  write('decisions.json', JSON.stringify(decisions));
  write('models.json', JSON.stringify(compileModels()));
  write('third-party-notices.txt', noticesOf(modules, priceLists()));
}

await fillInPlace(join(ROOT, 'dist'), ENTRIES, build);
