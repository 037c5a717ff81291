import { Command } from '@commander-js/extra-typings';
import { colorOption, forceOption, type OptionsOf, rulesOption } from '../options.ts';

/** `output`: where the report goes, if "recommend" asks. */
export type InterviewOptions = OptionsOf<typeof interviewCommand> & { readonly output?: string };

export function interviewCommand() {
  return new Command('interview')
    .description('Ask what matters, and stop as soon as no other answer can change the verdict')
    .option('--from <profile>', 'start from what a profile already says')
    .option('--save <file>', 'save the answers as a profile (without it, you are asked at the end)')
    .addOption(forceOption())
    .option('--questions <file>', 'write what nobody knew as lists of questions, in Markdown')
    .option('--all', 'ask everything that a rule uses, also what can no longer change the verdict')
    .option('--show-lead', 'show which option leads (hidden otherwise, because it bends answers)')
    .addOption(rulesOption())
    .addOption(colorOption())
    .addHelpText(
      'after',
      `
Ctrl-C leaves at any point and saves the answers so far.

Examples:
  advisor interview
  advisor interview --save advisor.yaml --questions questions.md
  advisor interview --from advisor.yaml
  advisor interview --all --rules our-rules.yaml`,
    );
}
