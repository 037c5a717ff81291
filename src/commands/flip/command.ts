import { Command, Option } from 'commander';
import { finish } from '../finish.ts';
import { addOutputOptions, formatOption, inputsOf, setOption } from '../global-options.ts';
import type { FlipOptions } from '../options.ts';

export function flipCommand(): Command {
  const command = new Command('flip')
    .description('show the smallest changes of the facts that lead to another verdict')
    .argument('<profile>', 'profile file; - for standard input')
    .addOption(formatOption<FlipOptions['format']>(['text', 'json']))
    .option('--to <option>', 'only those that lead to this option')
    .addOption(
      new Option('--max <changes>', 'how many changes together: pairs where no single one leads to an option')
        .choices(['1', '2'])
        .default('2'),
    )
    .addOption(setOption())
    .addHelpText(
      'after',
      `
Examples:
  advisor flip advisor.yaml
  advisor flip advisor.yaml --to open-managed
  advisor flip advisor.yaml --max 1 --format json | jq '.flips[] | select(.changeable)'`,
    );
  return addOutputOptions(command).action(async (profile: string, options: FlipOptions) => {
    const { runFlip } = await import('./run.ts');
    await finish(() => runFlip(profile, options), options, inputsOf(profile, options));
  });
}
