import facts from '#built-in/models.json' with { type: 'json' };
import type { ModelFacts } from '../catalog/model-facts.ts';

/**
 * The models, token prices (USD per million tokens), GPUs and measured speeds that come with advisor, as plain data. Nobody
 * may change it: it is the same object each time.
 */
export function builtInCatalog(): ModelFacts {
  return facts;
}
