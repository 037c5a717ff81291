import {
  type Command,
  CommanderError,
  type CommandUnknownOpts,
  type OptionValues,
} from '@commander-js/extra-typings';
import { checkCommand } from './commands/check/command.ts';
import { compareCommand } from './commands/compare/command.ts';
import { costCommand } from './commands/cost/command.ts';
import { exampleCommand } from './commands/example/command.ts';
import { exitWith } from './commands/exit.ts';
import { EXIT } from './commands/exit-codes.ts';
import { explainCommand } from './commands/explain/command.ts';
import { flipCommand } from './commands/flip/command.ts';
import { initCommand } from './commands/init/command.ts';
import { interviewCommand } from './commands/interview/command.ts';
import { modelsCommand } from './commands/models/command.ts';
import { policyCommand } from './commands/policy/command.ts';
import { policyInitCommand } from './commands/policy/init/command.ts';
import { policyTestCommand } from './commands/policy/test/command.ts';
import { profileSource } from './commands/profile-source.ts';
import { programOf } from './commands/program.ts';
import { type RecommendOptions, recommendCommand } from './commands/recommend/command.ts';
import { refuseRepeats } from './commands/refuse-repeats.ts';
import { schemaCommand } from './commands/schema/command.ts';
import { today } from './io/clock.ts';
import { missingPart } from './io/shipped.ts';
import { canAsk, write } from './io/terminal.ts';

/** A command as it is defined; what it runs is loaded once it is called. */
function command<Args extends unknown[], Options extends OptionValues>(
  define: () => Command<Args, Options>,
  load: () => Promise<{ run(...given: [...Args, Options, Command<Args, Options>]): Promise<void> }>,
): () => CommandUnknownOpts {
  return () =>
    define().action(async (...given) => {
      const { run } = await load();
      await run(...given);
    });
}

/** An interview ends with a recommendation. */
async function loadInterview() {
  const { interviewWith } = await import('./commands/interview/run.ts');
  const run = interviewWith(async (rulebook, profile, length, asked) => {
    const { recommendFor } = await import('./commands/recommend/run.ts');
    return recommendFor(rulebook, profile, length, asked, today());
  });
  return { run };
}

/** Where there is no profile, a recommendation may begin with an interview. */
async function loadRecommend() {
  const run = async (path: string | undefined, options: RecommendOptions) => {
    const source = profileSource(path, options.quiet === true);
    if (source === null && canBeInterviewed(options)) {
      const { offerInterview } = await import('./commands/offer-interview.ts');
      if (await offerInterview()) return (await loadInterview()).run(options);
    }
    const recommend = await import('./commands/recommend/run.ts');
    return recommend.run(source, options);
  };
  return { run };
}

/** The cases of a policy are checked and worded as `check` does it. */
async function loadPolicyTest() {
  const [{ policyTestWith }, { loadPolicies }, { describeFinding }] = [
    await import('./commands/policy/test/run.ts'),
    await import('./commands/check/policies.ts'),
    await import('./commands/check/wording.ts'),
  ];
  return { run: policyTestWith({ loadPolicies, describeFinding }) };
}

/** An interview asks for everything, and ends with the page for a terminal. */
function canBeInterviewed({ format, json, quiet, set, assume, priority }: RecommendOptions): boolean {
  const wantsPage = format === 'text' && json !== true && quiet !== true;
  return canAsk() && wantsPage && [set, assume, priority].every((given) => given === undefined);
}

/** In the order of the help. */
const COMMANDS = {
  'To begin with:': {
    recommend: command(recommendCommand, loadRecommend),
    interview: command(interviewCommand, loadInterview),
    check: command(checkCommand, () => import('./commands/check/run.ts')),
  },
  'To look closer:': {
    explain: command(explainCommand, () => import('./commands/explain/run.ts')),
    flip: command(flipCommand, () => import('./commands/flip/run.ts')),
    compare: command(compareCommand, () => import('./commands/compare/run.ts')),
    cost: command(costCommand, () => import('./commands/cost/run.ts')),
    models: command(modelsCommand, () => import('./commands/models/run.ts')),
  },
  'Besides:': {
    init: command(initCommand, () => import('./commands/init/run.ts')),
    policy: () =>
      policyCommand(
        command(policyInitCommand, () => import('./commands/policy/init/run.ts'))(),
        command(policyTestCommand, loadPolicyTest)(),
      ),
    example: command(exampleCommand, () => import('./commands/example/run.ts')),
    schema: command(schemaCommand, () => import('./commands/schema/run.ts')),
  },
};

/** What commander itself has to say goes where everything else goes; returns whether it could be written. */
function speakThroughUs(commands: readonly CommandUnknownOpts[]): () => boolean {
  let isSaid = true;
  for (const each of commands)
    each.exitOverride().configureOutput({
      writeOut: (text) => {
        isSaid = isSaid && write('stdout', text);
      },
      writeErr: (text) => {
        write('stderr', text);
      },
    });
  return () => isSaid;
}

/** What some command lines stand for: a name without what it needs, and the letter that asks many programs for their version. */
const ALONE: ReadonlyMap<string, readonly string[]> = new Map([
  ['', ['--help']],
  ['-V', ['--version']],
  ['policy', ['policy', '--help']],
]);

const REPAIR = 'Install it again; in a checkout, npm run build.';

async function main(): Promise<void> {
  const called = process.argv.slice(2);
  const root = programOf(COMMANDS, called[0]);
  const commands = [root, ...root.commands, ...root.commands.flatMap((each) => each.commands)];
  const isSaid = speakThroughUs(commands);
  commands.forEach(refuseRepeats);
  try {
    await root.parseAsync(ALONE.get(called.join(' ')) ?? called, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError)
      return exitWith(error.exitCode === 0 && isSaid() ? EXIT.fine : EXIT.wrong);
    const part = missingPart(error);
    if (part !== null) {
      write('stderr', `This installation of advisor is not whole: ${part}.\n${REPAIR}\n`);
      return exitWith(EXIT.wrong);
    }
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    write(
      'stderr',
      `advisor: this is a bug in advisor, not in your input. Please report it with:\n${detail}\n`,
    );
    exitWith(EXIT.bug);
  }
}

main();
