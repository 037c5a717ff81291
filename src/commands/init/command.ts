import { Command } from 'commander';
import { finish } from '../finish.ts';
import { forceOption } from '../global-options.ts';
import type { InitOptions } from '../options.ts';

export function initCommand(): Command {
  return new Command('init')
    .description('write a profile to fill in: every question as a comment, nothing answered')
    .argument('[file]', 'where to write it; - for standard output', 'advisor.yaml')
    .addOption(forceOption())
    .option('--rules <file>', 'use another rulebook instead of the built-in one')
    .addHelpText(
      'after',
      '\nExamples:\n  advisor init\n  advisor init docs/model.yaml\n  advisor init - | less',
    )
    .action(async (file: string, options: InitOptions) => {
      const { runInit } = await import('./run.ts');
      await finish(() => runInit(file, options), {}, []);
    });
}
