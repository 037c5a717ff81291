import type { ModelFacts } from '../catalog/model-facts.ts';
import type { Precedents } from '../decisions/precedents.ts';
import type { LoadedRulebook } from '../rulebook/loaded-rulebook.ts';
import { shippedJson } from './shipped.ts';

/** The rulebook that comes with advisor, linked and checked when it was built. */
export function builtInRulebook(): LoadedRulebook {
  return shippedJson('dist', 'open-vs-closed.json');
}

/** The models, prices and machines that come with advisor; a file of its own, since few runs need it. */
export function builtInModelFacts(): ModelFacts {
  const known = READ.get('models.json') ?? shippedJson<ModelFacts>('dist', 'models.json');
  READ.set('models.json', known);
  return known;
}

/** Documented decisions that come with advisor, told in the facts of its rulebook. */
export function builtInPrecedents(): Precedents {
  return shippedJson('dist', 'decisions.json');
}

/** A verdict and its page ask for the same file, which takes as long to read as all else. */
const READ = new Map<string, ModelFacts>();
