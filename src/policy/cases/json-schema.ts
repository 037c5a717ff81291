import { DIALECT, type JsonSchema, profileJsonSchema } from '../../profile/json-schema.ts';
import type { ProfileForm } from '../../profile/read-profile.ts';
import { FOUND_AS } from './case.ts';

const TEXT: JsonSchema = { type: 'string', pattern: '\\S' };
const DATE: JsonSchema = { type: 'string', pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$' };

/** The JSON Schema (draft 7) of a file of cases, with the profiles that stand in them. */
export function casesJsonSchema(form: ProfileForm): JsonSchema {
  const { $schema, title, ...profile } = profileJsonSchema(form);
  return {
    $schema: DIALECT,
    title: `Cases of a policy for ${form.rulebook.id} ${form.rulebook.version}`,
    ...closed(
      {
        version: { const: 1 },
        policy: {
          ...TEXT,
          description: 'The policy, from the folder of this file. Left out: the one that it is called after.',
        },
        today: { ...DATE, description: 'The day on which cases are checked that name no other.' },
        cases: { type: 'array', minItems: 1, items: caseSchema() },
      },
      ['version', 'today', 'cases'],
    ),
    definitions: { profile: { ...profile, type: ['object', 'string'] }, expected: expectedSchema() },
  };
}

function caseSchema(): JsonSchema {
  const profile = { allOf: [{ $ref: '#/definitions/profile' }] };
  return closed(
    {
      name: { ...TEXT, description: 'What the case is about; no other has this name.' },
      profile: { ...profile, description: 'A profile, or the path of one from the folder of this file.' },
      base: { ...profile, description: 'The profile as of the target branch: what is loosened is found.' },
      path: {
        ...TEXT,
        description:
          'Where the profile is taken to lie, from the root. Left out: the path of its file from the folder of this one, else advisor.yaml.',
      },
      today: { ...DATE, description: 'The day on which this case is checked.' },
      expect: {
        type: 'array',
        items: { $ref: '#/definitions/expected' },
        description: 'The rules that find something, and no others; [] where none does.',
      },
    },
    ['name', 'profile', 'expect'],
  );
}

/** A rule by its name, or with more. */
function expectedSchema(): JsonSchema {
  const properties = {
    rule: { ...TEXT, description: 'A rule of the policy, or known-facts, guarded-facts or waivers.' },
    severity: { enum: FOUND_AS, description: 'As what it is found, "waived" where a waiver lifts it.' },
    system: { ...TEXT, description: 'The role of the system that it is about.' },
  };
  return { ...closed(properties, ['rule']), type: ['object', 'string'], pattern: '\\S' };
}

function closed(properties: JsonSchema, required: readonly string[]): JsonSchema {
  return { type: 'object', properties, required, additionalProperties: false };
}
