import { Command } from 'commander';
import { finish } from './finish.ts';
import { addOutputOptions, formatOption, type OutputOptions, setOption } from './global-options.ts';

export const RECOMMEND_FORMATS = ['table', 'json', 'markdown'] as const;

export interface RecommendOptions extends OutputOptions {
  readonly format: (typeof RECOMMEND_FORMATS)[number];
  readonly set?: readonly string[];
}

export function recommendCommand(): Command {
  const command = new Command('recommend')
    .description('say which kind of model fits a project, why, and how sure that is')
    .argument('[profile]', 'profile file; - for standard input; none on a terminal: asks')
    .addOption(formatOption(RECOMMEND_FORMATS))
    .addOption(setOption())
    .addHelpText(
      'after',
      `
Examples:
  advisor recommend advisor.yaml
  advisor recommend advisor.yaml --set data.boundary=own-premises
  advisor recommend advisor.yaml --format markdown > docs/decisions/0007-model.md
  advisor recommend advisor.yaml --format json | jq .verdict`,
    );
  return addOutputOptions(command).action(async (profile: string | undefined, options: RecommendOptions) => {
    const { runRecommend } = await import('./run-recommend.ts');
    await finish(await runRecommend(profile ?? '-', options), options);
  });
}
