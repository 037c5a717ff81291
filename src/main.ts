import { Command, CommanderError } from 'commander';
import { checkCommand } from './commands/check/command.ts';
import { compareCommand } from './commands/compare/command.ts';
import { costCommand } from './commands/cost/command.ts';
import { explainCommand } from './commands/explain/command.ts';
import { flipCommand } from './commands/flip/command.ts';
import { initCommand } from './commands/init/command.ts';
import { interviewCommand } from './commands/interview/command.ts';
import { modelsCommand } from './commands/models/command.ts';
import type { InterviewOptions } from './commands/options.ts';
import type { Outcome } from './commands/outcome.ts';
import { recommendCommand } from './commands/recommend/command.ts';
import { refuseRepeats } from './commands/refuse-repeats.ts';
import { schemaCommand } from './commands/schema/command.ts';
import { write } from './io/terminal.ts';
import { VERSION } from './version.ts';

const USAGE_ERROR = 2;
const BUG = 3;

/** An interview ends with a recommendation, and a recommendation without a profile begins with an interview. */
async function interview(options: InterviewOptions): Promise<Outcome> {
  const { runInterview } = await import('./commands/interview/run.ts');
  return runInterview(options, async (...given) => {
    const { recommendFor } = await import('./commands/recommend/run.ts');
    return recommendFor(...given);
  });
}

const COMMANDS: ReadonlyMap<string, () => Command> = new Map([
  ['recommend', () => recommendCommand(interview)],
  ['interview', () => interviewCommand(interview)],
  ['init', initCommand],
  ['explain', explainCommand],
  ['flip', flipCommand],
  ['compare', compareCommand],
  ['check', checkCommand],
  ['cost', costCommand],
  ['models', modelsCommand],
  ['schema', schemaCommand],
]);

/** Sets up the command that is called; all of them where it is another word or none, for help and suggestions. */
function program(called: string | undefined): Command {
  const root = new Command('advisor')
    .description('Helps a team choose between open weights, hosted open weights, a closed API and a mix.')
    .version(VERSION)
    .showHelpAfterError('(advisor --help lists the commands and options)');
  const only = called === undefined ? undefined : COMMANDS.get(called);
  for (const command of only === undefined ? COMMANDS.values() : [only]) root.addCommand(command());
  return root;
}

/** Commander speaks of its own accord; what is left to do is the exit code. */
function exitCodeOf(error: CommanderError): number {
  return error.exitCode === 0 ? 0 : USAGE_ERROR;
}

async function main(): Promise<void> {
  const root = program(process.argv[2]);
  let isSaid = true;
  for (const command of [root, ...root.commands]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => {
        isSaid = isSaid && write('stdout', text);
      },
      writeErr: (text) => {
        write('stderr', text);
      },
    });
    refuseRepeats(command);
  }
  try {
    await root.parseAsync();
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = isSaid ? exitCodeOf(error) : USAGE_ERROR;
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
