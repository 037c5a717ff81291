import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import { collect } from './options.ts';

/** Refuses an option that is given twice where only the last of its values would count; --set and the like collect, and refuse a name twice. */
export function refuseRepeats(command: CommandUnknownOpts): void {
  for (const option of command.options) {
    if (!(option.required || option.optional) || option.parseArg === collect) continue;
    let isGiven = false;
    command.on(`option:${option.name()}`, () => {
      if (isGiven) command.error(`error: option '${option.flags}' is given twice, and it takes one value`);
      isGiven = true;
    });
  }
}
