import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ModelFacts } from '../catalog/model-facts.ts';
import type { Precedents } from '../decisions/precedents.ts';
import type { LoadedRulebook } from '../rulebook/loaded-rulebook.ts';

/** What the build made of the files in rules/, beside the bundle; from the sources, in dist/. */
function builtFile(name: string): string {
  const here = dirname(fileURLToPath(import.meta.url));
  return here.endsWith('dist') ? join(here, name) : join(here, '../../dist', name);
}

/** The rulebook that comes with advisor, linked and checked when it was built. */
export function builtInRulebook(): LoadedRulebook {
  return JSON.parse(readFileSync(builtFile('open-vs-closed.json'), 'utf8'));
}

/** The models, prices and machines that come with advisor; a file of its own, since few runs need it. */
export function builtInModelFacts(): ModelFacts {
  const known = READ.get('models.json') ?? JSON.parse(readFileSync(builtFile('models.json'), 'utf8'));
  READ.set('models.json', known);
  return known;
}

/** Documented decisions that come with advisor, told in the facts of its rulebook. */
export function builtInPrecedents(): Precedents {
  return JSON.parse(readFileSync(builtFile('decisions.json'), 'utf8'));
}

/** A verdict and its page ask for the same file, which takes as long to read as all else. */
const READ = new Map<string, ModelFacts>();
