import { Command, CommanderError } from 'commander';
import { write } from '../io/terminal.ts';
import { VERSION } from '../version.ts';
import { checkCommand } from './check.ts';
import { compareCommand } from './compare.ts';
import { costCommand } from './cost.ts';
import { explainCommand } from './explain.ts';
import { flipCommand } from './flip.ts';
import { initCommand } from './init.ts';
import { interviewCommand } from './interview.ts';
import { modelsCommand } from './models.ts';
import { recommendCommand } from './recommend.ts';
import { schemaCommand } from './schema.ts';

const USAGE_ERROR = 2;
const BUG = 3;

function program(): Command {
  return new Command('advisor')
    .description('Helps a team choose between open weights, hosted open weights, a closed API and a mix.')
    .version(VERSION)
    .showHelpAfterError('(advisor --help lists the commands and options)')
    .addCommand(recommendCommand())
    .addCommand(interviewCommand())
    .addCommand(initCommand())
    .addCommand(explainCommand())
    .addCommand(flipCommand())
    .addCommand(compareCommand())
    .addCommand(checkCommand())
    .addCommand(costCommand())
    .addCommand(modelsCommand())
    .addCommand(schemaCommand());
}

/** Commander speaks of its own accord; what is left to do is the exit code. */
function exitCodeOf(error: CommanderError): number {
  return error.exitCode === 0 ? 0 : USAGE_ERROR;
}

async function main(): Promise<void> {
  const root = program();
  for (const command of [root, ...root.commands]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => write('stdout', text),
      writeErr: (text) => write('stderr', text),
    });
  }
  try {
    await root.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = exitCodeOf(error);
    else {
      process.exitCode = BUG;
      const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
      write(
        'stderr',
        `advisor: this is a bug in advisor, not in your input. Please report it with:\n${detail}\n`,
      );
    }
  }
}

main();
