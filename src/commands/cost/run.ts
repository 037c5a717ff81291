import { today as todayByClock } from '../../io/clock.ts';
import { moneyOf } from '../../report/money.ts';
import { reportOf } from '../../report/report-of.ts';
import { loadProject } from '../load-project.ts';
import { reportOnProfile } from '../report.ts';
import { costBlocks } from './blocks.ts';
import type { CostOptions } from './command.ts';
import { costJson } from './json.ts';
import { costWeb } from './web.ts';

/** Shows what every option costs. A document is kept, so it has every assumption. */
export function run(path: string | undefined, options: CostOptions): Promise<void> {
  return reportOnProfile(path, options, async (source) => {
    const loaded = await loadProject(source, options);
    if (!loaded.ok) return loaded;
    const situation = loaded.value;
    const today = options.today ?? todayByClock();
    const costs = { ...reportOf(situation), money: moneyOf(situation, 'full') };
    return {
      ok: true,
      value: {
        page: () => costBlocks(costs, options.full === true, today),
        document: () => costBlocks(costs, true, today),
        web: () => costWeb(costs, situation, today),
        json: () => costJson(costs),
      },
    };
  });
}
