import type { ModelFacts } from '../../catalog/model-facts.ts';
import { withLivePrices } from '../../catalog/prices-live.ts';
import { builtInModelFacts } from '../../io/built-in.ts';
import { today } from '../../io/clock.ts';
import { outputTerminal } from '../../io/terminal.ts';
import { moneyOf } from '../../report/money.ts';
import { reportOf } from '../../report/report-of.ts';
import { loadProject } from '../load-project.ts';
import type { CostOptions } from '../options.ts';
import { failure, type Outcome, success } from '../outcome.ts';
import { renderCostJson } from './json.ts';
import { renderCostMarkdown } from './markdown.ts';

/** Reads a profile and renders what every option costs. */
export async function runCost(path: string, options: CostOptions): Promise<Outcome> {
  const loaded = await loadProject(path, options);
  if (!loaded.ok) return failure(loaded.message);
  const situation = loaded.value;
  const facts = await modelFacts(options);
  const report = { ...reportOf(situation), money: moneyOf(situation, facts, 'full') };
  switch (options.format) {
    case 'json':
      return success(renderCostJson(report));
    case 'markdown':
      return success(renderCostMarkdown(report));
    case 'text': {
      const terminal = await outputTerminal(options.color && options.output === undefined);
      const { renderCostText } = await import('./text.ts');
      return success(renderCostText(report, terminal));
    }
  }
}

async function modelFacts({ livePrices }: CostOptions): Promise<ModelFacts> {
  const facts = builtInModelFacts();
  return livePrices ? { ...facts, catalog: await withLivePrices(facts.catalog, today()) } : facts;
}
