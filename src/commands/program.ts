import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings';
import { VERSION } from '../version.ts';

/** Commands by their names, under what they are for. */
export type Groups = Readonly<Record<string, Readonly<Record<string, () => CommandUnknownOpts>>>>;

const DESCRIPTION = `Helps a team choose the kind of AI model for a project: open weights on its own
machines, open weights run by a provider, a closed API, or a mix.

Start with:          advisor interview    (or fill in a template: advisor init)
Read the advice:     advisor recommend
See how it works:    advisor example startup-sentiment | advisor recommend -`;

/** Sets up the command that is called; all of them where it is another word or none, for help and suggestions. */
export function programOf(groups: Groups, called: string | undefined): CommandUnknownOpts {
  const root = new Command('advisor')
    .usage('<command> [options]')
    .description(DESCRIPTION)
    .version(VERSION, '-v, --version', 'Print the version')
    .helpOption('-h, --help', 'Print this help')
    .showHelpAfterError('(advisor --help lists the commands and options)');
  const names = Object.values(groups).flatMap(Object.keys);
  const only = called !== undefined && names.includes(called) ? called : null;
  for (const [title, commands] of Object.entries(groups)) {
    root.commandsGroup(title);
    for (const [name, define] of Object.entries(commands))
      if (only === null || name === only) root.addCommand(withHelp(define()));
  }
  return root.helpCommand('help [command]', 'Print the help of a command');
}

/** A command that is a group of others answers to --help as they do. */
function withHelp(command: CommandUnknownOpts): CommandUnknownOpts {
  command.commands.forEach(withHelp);
  return command.helpOption('-h, --help', 'Print this help').helpCommand(false);
}
