import { outputTerminal } from '../../io/terminal.ts';
import { checkName, loadSituation } from '../load-situation.ts';
import type { ExplainOptions } from '../options.ts';
import { failure, type Outcome, success } from '../outcome.ts';
import { explanationOf } from './explanation.ts';
import { renderExplainJson } from './json.ts';

/** Reads a profile and renders the explanation of its verdict. */
export async function runExplain(path: string, options: ExplainOptions): Promise<Outcome> {
  const loaded = await loadSituation(path, options);
  if (!loaded.ok) return failure(loaded.message);
  const { rules, options: known } = loaded.value.loaded.rulebook;
  const ids = (named: readonly { readonly id: string }[]) => named.map((each) => each.id);
  const rule = checkName('--rule', 'rule', options.rule, ids(rules));
  const option = checkName('--option', 'option', options.option, ids(known));
  if (!rule.ok) return failure(rule.message);
  if (!option.ok) return failure(option.message);
  const request = { rule: rule.value, option: option.value, all: options.all === true };
  const explanation = explanationOf(loaded.value, request);
  if (options.format === 'json') return success(renderExplainJson(explanation));
  const terminal = await outputTerminal(options.color && options.output === undefined);
  const { renderExplainText } = await import('./text.ts');
  return success(renderExplainText(explanation, terminal));
}
