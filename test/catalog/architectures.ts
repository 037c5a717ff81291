import type { Architecture } from '../../src/catalog/architecture.ts';
import { shippedCatalog } from './catalog-file.ts';

const { models } = shippedCatalog();

/** What the shipped catalogue states of an open model. */
export function architectureOf(id: string): Architecture {
  const model = models.find((each) => each.id === id);
  if (model?.kind !== 'open' || model.architecture.kind !== 'known')
    throw new Error(`no architecture of ${id}`);
  return model.architecture.value;
}
