import type { OptionId } from '../../../rulebook/rulebook.ts';
import { list, quote } from '../../../yaml/phrases.ts';
import { checkName } from '../../check-name.ts';
import type { Loaded } from '../../load.ts';
import type { Pair } from './report.ts';

/** The two options that --options names, or all that is wrong with them. */
export function optionsNamed(text: string, known: readonly OptionId[]): Loaded<Pair<OptionId>> {
  const names = text.split(',').map((name) => name.trim());
  const faults = names.flatMap((name) => {
    const checked = checkName('--options', 'option', name, known);
    return checked.ok ? [] : [checked.message];
  });
  if (faults.length > 0) return { ok: false, message: faults.join('\n\n') };
  const [first, second, ...more] = names;
  if (first !== undefined && second !== undefined && more.length === 0 && first !== second)
    return { ok: true, value: [first, second] };
  const found = new Set(names).size < names.length ? 'one option twice' : `${names.length}`;
  return {
    ok: false,
    message: `--options ${quote(text)}: it must name two different options, but names ${found}. Known are ${list(known)}.`,
  };
}
