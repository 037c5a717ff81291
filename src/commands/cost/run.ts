import { builtInModelFacts } from '../../io/built-in.ts';
import { moneyOf } from '../../report/money.ts';
import { reportOf } from '../../report/report-of.ts';
import { shownAs } from '../formats.ts';
import { loadProject } from '../load-project.ts';
import { inputsOf } from '../options.ts';
import { report } from '../report.ts';
import { costBlocks } from './blocks.ts';
import type { CostOptions } from './command.ts';
import { costJson } from './json.ts';

/** Shows what every option costs. */
export function run(path: string, options: CostOptions): Promise<void> {
  return report(options, inputsOf(path, options), async () => {
    const loaded = await loadProject(path, options);
    if (!loaded.ok) return loaded;
    const situation = loaded.value;
    const costs = { ...reportOf(situation), money: moneyOf(situation, builtInModelFacts(), 'full') };
    return shownAs(costs, costBlocks, costJson);
  });
}
