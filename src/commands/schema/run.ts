import { basename } from 'node:path';
import { z } from 'zod';
import { checkJsonSchema } from '../../io/check-schema.ts';
import { jsonText } from '../../layout/json-text.ts';
import { casesJsonSchema } from '../../policy/cases/json-schema.ts';
import { policyJsonSchema } from '../../policy/json-schema.ts';
import { profileJsonSchema } from '../../profile/json-schema.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { rulebookSchema } from '../../rulebook/schema.ts';
import { printable } from '../../yaml/printable.ts';
import { finish, outputOf } from '../finish.ts';
import { type Loaded, loadRulebook } from '../load.ts';
import { inputsOf } from '../options.ts';
import { failure, success } from '../outcome.ts';
import { profileForm } from '../profile-form.ts';
import type { SCHEMAS, SchemaOptions } from './command.ts';

type Kind = (typeof SCHEMAS)[number];

/** Prints the JSON Schema of a kind of file, in the dialect that editors know best; all but that of a rulebook follow from its facts. */
export function run(kind: Kind, options: SchemaOptions): Promise<void> {
  const { output, force, rules } = options;
  return finish(
    async () => {
      const schema = await schemaOf(kind, rules);
      if (!schema.ok) return failure(schema.message);
      const text = jsonText(schema.value);
      return success({
        text,
        to: output ?? '-',
        ...(output === undefined || kind === 'check' ? {} : { said: attaching(output) }),
      });
    },
    { outputs: outputOf(output), inputs: inputsOf(undefined, options), force },
  );
}

function attaching(file: string): string {
  const line = `# yaml-language-server: $schema=${printable(basename(file))}`;
  return `Wrote ${printable(file)}. Editors take it for a file beside it that begins with:\n${line}`;
}

async function schemaOf(kind: Kind, rules: string | undefined): Promise<Loaded<unknown>> {
  if (kind === 'rulebook') return { ok: true, value: z.toJSONSchema(rulebookSchema, { target: 'draft-7' }) };
  if (kind === 'check') return { ok: true, value: checkJsonSchema() };
  const loaded = await loadRulebook(rules);
  if (!loaded.ok) return loaded;
  return { ok: true, value: SCHEMA_OF[kind](loaded.value.rulebook) };
}

const SCHEMA_OF = {
  profile: (rulebook) => profileJsonSchema(profileForm(rulebook)),
  policy: policyJsonSchema,
  'policy-test': (rulebook) => casesJsonSchema(profileForm(rulebook)),
} as const satisfies Readonly<Record<Exclude<Kind, 'rulebook' | 'check'>, (rulebook: Rulebook) => unknown>>;
