import { z } from 'zod';
import { policySchema } from '../../policy/schema.ts';
import { profileJsonSchema } from '../../profile/json-schema.ts';
import { rulebookSchema } from '../../rulebook/schema.ts';
import { finish, outputOf } from '../finish.ts';
import { type Loaded, loadRulebook } from '../load.ts';
import { inputsOf } from '../options.ts';
import { failure, success } from '../outcome.ts';
import { profileForm } from '../profile-form.ts';
import type { SCHEMAS, SchemaOptions } from './command.ts';

type Kind = (typeof SCHEMAS)[number];

/** Prints the JSON Schema of a kind of file; that of a profile follows from the rulebook's facts. */
export function run(kind: Kind, options: SchemaOptions): Promise<void> {
  const { output, force, rules } = options;
  return finish(
    async () => {
      const schema = await schemaOf(kind, rules);
      if (!schema.ok) return failure(schema.message);
      return success({ text: `${JSON.stringify(schema.value, null, 2)}\n`, to: output ?? '-' });
    },
    { outputs: outputOf(output), inputs: inputsOf(undefined, options), force },
  );
}

async function schemaOf(kind: Kind, rules: string | undefined): Promise<Loaded<unknown>> {
  if (kind === 'rulebook') return { ok: true, value: z.toJSONSchema(rulebookSchema) };
  if (kind === 'policy') return { ok: true, value: z.toJSONSchema(policySchema) };
  const loaded = await loadRulebook(rules);
  if (!loaded.ok) return loaded;
  const { rulebook } = loaded.value;
  return { ok: true, value: profileJsonSchema(profileForm(rulebook)) };
}
