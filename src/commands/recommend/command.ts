import { Command, Option } from 'commander';
import { finish } from '../finish.ts';
import { addOutputOptions, formatOption, inputsOf, setOption } from '../global-options.ts';
import type { RecommendOptions } from '../options.ts';
import type { Outcome } from '../outcome.ts';

/** @param ask runs an interview, for those who name no profile. */
export function recommendCommand(ask: (options: RecommendOptions) => Promise<Outcome>): Command {
  const command = new Command('recommend')
    .description('say which kind of model fits a project, why, and how sure that is')
    .argument('[profile]', 'profile file; - for standard input; none on a terminal: asks')
    .addOption(formatOption<RecommendOptions['format']>(['table', 'json', 'markdown']))
    .addOption(setOption())
    .option('-q, --quiet', 'only the verdict and how sure it is')
    .addOption(
      new Option('-v, --verbose', 'all reasons, open facts and changes, not only the strongest').conflicts(
        'quiet',
      ),
    )
    .addHelpText(
      'after',
      `
Examples:
  advisor recommend advisor.yaml
  advisor recommend advisor.yaml --set data.boundary=own-premises
  advisor recommend advisor.yaml --format markdown -o docs/decisions/0007-model.md
  advisor recommend advisor.yaml --format json | jq .verdict`,
    );
  return addOutputOptions(command).action(async (profile: string | undefined, options: RecommendOptions) => {
    if (profile === undefined) {
      await finish(() => ask(options), options, inputsOf(undefined, options));
    } else {
      const { runRecommend } = await import('./run.ts');
      await finish(() => runRecommend(profile, options), options, inputsOf(profile, options));
    }
  });
}
