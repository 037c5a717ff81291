import { Argument, Command } from '@commander-js/extra-typings';
import { forceOption, type OptionsOf, outputOption, rulesOption } from '../options.ts';

export type SchemaOptions = OptionsOf<typeof schemaCommand>;

export const SCHEMAS = ['profile', 'rulebook', 'policy'] as const;

export function schemaCommand() {
  return new Command('schema')
    .description('print the JSON Schema of a kind of file, for completion and checks in an editor')
    .addArgument(new Argument('<kind>', 'which kind of file').choices(SCHEMAS))
    .addOption(outputOption())
    .addOption(forceOption())
    .addOption(rulesOption())
    .addHelpText(
      'after',
      '\nExamples:\n  advisor schema profile -o advisor.schema.json --force\n  advisor schema policy',
    );
}
