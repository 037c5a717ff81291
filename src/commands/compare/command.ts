import { Command } from 'commander';
import { finish } from '../finish.ts';
import { addOutputOptions, formatOption } from '../global-options.ts';
import type { CompareOptions } from '../options.ts';

export function compareCommand(): Command {
  const command = new Command('compare')
    .description('show what differs between two verdicts, and what caused the change')
    .argument(
      '<a>',
      'profile file, or a report of an earlier day (recommend --format json); - for standard input',
    )
    .argument('<b>', 'likewise, to be compared with the first one')
    .addOption(formatOption<CompareOptions['format']>(['text', 'json']))
    .addHelpText(
      'after',
      `
Examples:
  advisor recommend advisor.yaml --format json --output july.json
  advisor compare july.json advisor.yaml
  advisor compare team-a.yaml team-b.yaml
  git show main:advisor.yaml | advisor compare - advisor.yaml`,
    );
  return addOutputOptions(command).action(async (a: string, b: string, options: CompareOptions) => {
    const { runCompare } = await import('./run.ts');
    await finish(() => runCompare(a, b, options), options, [
      ['the first file', a],
      ['the second file', b],
      ['the rulebook', options.rules],
    ]);
  });
}
