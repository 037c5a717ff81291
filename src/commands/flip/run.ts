import { outputTerminal } from '../../io/terminal.ts';
import { checkName, loadSituation } from '../load-situation.ts';
import type { FlipOptions } from '../options.ts';
import { failure, type Outcome, success } from '../outcome.ts';
import { flipReportOf } from './flip.ts';
import { renderFlipJson } from './json.ts';

/** Reads a profile and renders what would have to change for another verdict. */
export async function runFlip(path: string, options: FlipOptions): Promise<Outcome> {
  const loaded = await loadSituation(path, options);
  if (!loaded.ok) return failure(loaded.message);
  const known = loaded.value.loaded.rulebook.options.map((option) => option.id);
  const to = checkName('--to', 'option', options.to, known);
  if (!to.ok) return failure(to.message);
  const report = flipReportOf(loaded.value, { to: to.value, most: options.max === '1' ? 1 : 2 });
  if (options.format === 'json') return success(renderFlipJson(report));
  const terminal = await outputTerminal(options.color && options.output === undefined);
  const { renderFlipText } = await import('./text.ts');
  return success(renderFlipText(report, terminal));
}
