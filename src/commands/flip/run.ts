import { checkName } from '../check-name.ts';
import { askedFor } from '../command-line.ts';
import { shownAs } from '../formats.ts';
import { loadSituation } from '../load-situation.ts';
import { reportOnProfile } from '../report.ts';
import { flipBlocks } from './blocks.ts';
import type { FlipOptions } from './command.ts';
import { flipReportOf } from './flip.ts';
import { flipsJson } from './json.ts';

/** Shows what would have to change in a profile for another verdict. */
export function run(path: string | undefined, options: FlipOptions): Promise<void> {
  return reportOnProfile(path, options, async (source) => {
    const loaded = await loadSituation(source, options);
    if (!loaded.ok) return loaded;
    const known = loaded.value.loaded.rulebook.options.map((option) => option.id);
    const to = checkName('--to', 'option', options.to, known);
    if (!to.ok) return to;
    const flips = flipReportOf(loaded.value, { to: to.value, most: options.max === '1' ? 1 : 2 });
    const asked = askedFor(source.path, options);
    return shownAs(flips, (found) => flipBlocks(found, asked), flipsJson);
  });
}
