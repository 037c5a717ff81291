import { Command } from 'commander';
import { finish } from '../finish.ts';
import { forceOption } from '../global-options.ts';
import type { InterviewOptions } from '../options.ts';
import type { Outcome } from '../outcome.ts';

/** @param ask runs the interview. */
export function interviewCommand(ask: (options: InterviewOptions) => Promise<Outcome>): Command {
  return new Command('interview')
    .description('ask what matters, and stop as soon as no other answer can change the verdict')
    .option('--from <profile>', 'start from what a profile already says')
    .option('--save <file>', 'save the answers as a profile (without it, you are asked at the end)')
    .addOption(forceOption())
    .option('--questions <file>', 'write what nobody knew as lists of questions, in Markdown')
    .option('--all', 'ask everything that a rule uses, also what can no longer change the verdict')
    .option('--show-lead', 'show which option leads (hidden otherwise, because it bends answers)')
    .option('--rules <file>', 'use another rulebook instead of the built-in one')
    .option('--no-color', 'no colours (so does the environment variable NO_COLOR)')
    .addHelpText(
      'after',
      `
Ctrl-C leaves at any point and saves the answers so far.

Examples:
  advisor interview
  advisor interview --save advisor.yaml --questions questions.md
  advisor interview --from advisor.yaml
  advisor interview --all --rules our-rules.yaml`,
    )
    .action(async (options: InterviewOptions) => {
      await finish(() => ask(options), {}, []);
    });
}
