import { z } from 'zod';
import { ASSUMPTION_INPUTS } from '../../cost/inputs.ts';
import { policySchema } from '../../policy/schema.ts';
import { profileJsonSchema } from '../../profile/json-schema.ts';
import { rulebookSchema } from '../../rulebook/schema.ts';
import { loadRulebook } from '../load.ts';
import type { SchemaName, SchemaOptions } from '../options.ts';
import { failure, type Outcome, success } from '../outcome.ts';

/** Prints the JSON Schema of a kind of file; that of a profile follows from the rulebook's facts. */
export async function runSchema(kind: SchemaName, options: SchemaOptions): Promise<Outcome> {
  if (kind === 'rulebook') return success(json(z.toJSONSchema(rulebookSchema)));
  if (kind === 'policy') return success(json(z.toJSONSchema(policySchema)));
  const rulebook = await loadRulebook(options.rules);
  if (!rulebook.ok) return failure(rulebook.message);
  return success(
    json(profileJsonSchema({ rulebook: rulebook.value.rulebook, assumptions: ASSUMPTION_INPUTS })),
  );
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
