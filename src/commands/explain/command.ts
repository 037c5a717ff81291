import { Command } from 'commander';
import { finish } from '../finish.ts';
import { addOutputOptions, formatOption, inputsOf, setOption } from '../global-options.ts';
import type { ExplainOptions } from '../options.ts';

export function explainCommand(): Command {
  const command = new Command('explain')
    .description('show what each rule met and did to the verdict, and why no other option won')
    .argument('<profile>', 'profile file; - for standard input')
    .addOption(formatOption<ExplainOptions['format']>(['text', 'json']))
    .option('--option <id>', 'only: why not this option')
    .option('--rule <id>', 'only: this rule, in full')
    .option('-a, --all', 'also the rules that did not fire')
    .addOption(setOption())
    .addHelpText(
      'after',
      `
Examples:
  advisor explain advisor.yaml
  advisor explain advisor.yaml --option closed-api
  advisor explain advisor.yaml --rule little-work
  advisor explain advisor.yaml --all --format json | jq '.rules[] | select(.impact < 0)'`,
    );
  return addOutputOptions(command).action(async (profile: string, options: ExplainOptions) => {
    const { runExplain } = await import('./run.ts');
    await finish(() => runExplain(profile, options), options, inputsOf(profile, options));
  });
}
