import { Argument, Command } from '@commander-js/extra-typings';
import { forceOption, type OptionsOf, outputOption, rulesOption } from '../options.ts';

export type SchemaOptions = OptionsOf<typeof schemaCommand>;

export const SCHEMAS = ['profile', 'rulebook', 'policy', 'policy-test', 'check'] as const;

export function schemaCommand() {
  return new Command('schema')
    .description('Print the JSON Schema of a kind of file, for completion and checks in an editor')
    .addArgument(new Argument('<kind>', 'Which kind of file').choices(SCHEMAS))
    .addOption(outputOption())
    .addOption(forceOption())
    .addOption(rulesOption())
    .addHelpText(
      'after',
      `
"advisor init" writes the schema of a profile beside it, and "advisor policy
init" that of a policy. Any editor with the YAML language server (VS Code: the
extension "YAML") takes the schema of a file from its first line, which names a
path relative to the file, or an address:

  # yaml-language-server: $schema=advisor.schema.json

The schema "check" is of the JSON that "advisor check" prints.

Examples:
  advisor schema profile -o advisor.schema.json --force
  advisor schema policy -o advisor-policy.schema.json
  advisor schema policy-test -o advisor-policy.test.schema.json
  advisor schema profile --rules our-rules.yaml`,
    );
}
