import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { VERSION } from '../version.ts';

/** Commands by their names, under what they are for. */
export type Groups = Readonly<Record<string, Readonly<Record<string, () => CommandUnknownOpts>>>>;

const DESCRIPTION = `Helps a team choose between open weights, hosted open weights, a closed API and a mix.

To begin, let it ask:       advisor interview --save advisor.yaml
or fill in a template:      advisor init
then see what it advises:   advisor recommend advisor.yaml`;

/** Sets up the command that is called; all of them where it is another word or none, for help and suggestions. */
export function programOf(groups: Groups, called: string | undefined): CommandUnknownOpts {
  const root = new Command('advisor')
    .usage('<command> [options]')
    .description(DESCRIPTION)
    .version(VERSION)
    .showHelpAfterError('(advisor --help lists the commands and options)');
  const names = Object.values(groups).flatMap(Object.keys);
  const only = called !== undefined && names.includes(called) ? called : null;
  for (const [title, commands] of Object.entries(groups)) {
    root.commandsGroup(title);
    for (const [name, define] of Object.entries(commands))
      if (only === null || name === only) root.addCommand(define());
  }
  return root.helpCommand('help [command]', 'print the help of a command');
}
