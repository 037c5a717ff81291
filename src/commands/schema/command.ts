import { Argument, Command } from 'commander';
import { finish } from '../finish.ts';
import { forceOption, inputsOf } from '../global-options.ts';
import type { SchemaName, SchemaOptions } from '../options.ts';

const SCHEMAS: readonly SchemaName[] = ['profile', 'rulebook', 'policy'];

export function schemaCommand(): Command {
  return new Command('schema')
    .description('print the JSON Schema of a kind of file, for completion and checks in an editor')
    .addArgument(new Argument('<kind>', 'which kind of file').choices(SCHEMAS))
    .option('-o, --output <file>', 'write it to a file instead of standard output')

    .addOption(forceOption())
    .option('--rules <file>', 'the rulebook whose facts a profile states')
    .addHelpText(
      'after',
      '\nExamples:\n  advisor schema profile -o advisor.schema.json --force\n  advisor schema policy',
    )
    .action(async (kind: SchemaName, options: SchemaOptions) => {
      const { runSchema } = await import('./run.ts');
      await finish(() => runSchema(kind, options), options, inputsOf(undefined, options));
    });
}
