import type { Model } from '../../catalog/catalog.ts';
import type { ModelFacts } from '../../catalog/model-facts.ts';
import type { Supply } from '../../catalog/option.ts';
import type { Project } from '../asked/project.ts';
import { cheapestHosting, type Hosted } from './hosted.ts';
import { hostsOf } from './hosts.ts';
import { Recent } from './recent.ts';

/**
 * The model and the machines that cost least where models are supplied in one way, worked out once for all projects that
 * ask alike of machines; null where nobody runs any, or none has a figure.
 */
export function hostingFor(
  supply: Supply,
  models: readonly Model[],
  project: Project,
  facts: ModelFacts,
): Hosted | null {
  const { assumed, load, needs, work } = project;
  const ids = models.map(({ id }) => id);
  const question = JSON.stringify([supply, ids, work, load, needs.isOffline, needs.ownsGpus]);
  const answers = BY_FACTS.get(facts, '', () => new Recent());
  return answers.get(assumed, question, () => cheapestHosting(models, hostsOf(supply, project), facts));
}

const BY_FACTS = new Recent<Recent<Hosted | null>>();
