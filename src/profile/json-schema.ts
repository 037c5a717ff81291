import type { Fact } from '../rulebook/fact.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { PRIORITIES } from './profile.ts';
import { DECISION_KEYS } from './read-decision.ts';
import type { ProfileForm } from './read-profile.ts';

type JsonSchema = { readonly [key: string]: unknown };

const TEXT: JsonSchema = { type: 'string' };
const DATE: JsonSchema = { type: 'string', format: 'date' };

/** The JSON Schema (draft 2020-12) of a profile file, for completion and checks in an editor. */
export function profileJsonSchema({ rulebook, assumptions }: ProfileForm): JsonSchema {
  const ranges = assumptions.map((input): [string, JsonSchema] => [
    input.id,
    nullable({ type: 'number', minimum: input.min, maximum: input.max, description: input.unit }),
  ]);
  const priorities = rulebook.criteria.map((criterion): [string, JsonSchema] => [
    criterion.id,
    nullable({ enum: PRIORITIES, description: criterion.title }),
  ]);
  const decision = decisionSchema(rulebook);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `Profile for ${rulebook.id} ${rulebook.version}`,
    type: 'object',
    properties: {
      name: { ...TEXT, description: 'What the project is called. Needed by "advisor check".' },
      description: nullable(TEXT),
      owner: nullable(TEXT),
      links: {
        anyOf: [
          { type: 'array', items: TEXT },
          { type: 'object', additionalProperties: TEXT },
          { type: 'null' },
        ],
      },
      ...factGroups(rulebook.facts),
      priorities: object(priorities),
      assumptions: object(ranges),
      decision: object(decision),
      systems: { type: 'array', items: { ...object([['role', TEXT], ...decision]), required: ['role'] } },
    },
    patternProperties: { '^x-': {} },
    additionalProperties: false,
  };
}

function factGroups(facts: readonly Fact[]): Record<string, JsonSchema> {
  const groups = new Map<string, [string, JsonSchema][]>();
  for (const fact of facts) {
    const [group = '', name = ''] = fact.id.split('.');
    groups.set(group, [...(groups.get(group) ?? []), [name, factSchema(fact)]]);
  }
  return Object.fromEntries(
    [...groups].map(([group, properties]) => [
      group,
      { ...object(properties), patternProperties: { '^x-': {} } },
    ]),
  );
}

function factSchema(fact: Fact): JsonSchema {
  return nullable({ ...valueSchema(fact), title: fact.question, description: fact.help });
}

function valueSchema(fact: Fact): JsonSchema {
  switch (fact.type) {
    case 'enum':
      return { oneOf: fact.values.map((value) => ({ const: value.id, description: value.label })) };
    case 'boolean':
      return { type: 'boolean' };
    case 'number':
      return { type: 'number', minimum: fact.min, maximum: fact.max, multipleOf: fact.step };
    case 'set':
      return {
        type: 'array',
        uniqueItems: true,
        items: { oneOf: fact.members.map((member) => ({ const: member.id, description: member.label })) },
      };
    case 'text':
      return TEXT;
  }
}

function decisionSchema(rulebook: Rulebook): readonly (readonly [string, JsonSchema])[] {
  const boundary = rulebook.facts.find((fact) => fact.id === 'data.boundary');
  const special: Readonly<Record<string, JsonSchema>> = {
    chosen: { enum: rulebook.options.map((option) => option.id) },
    data_reaches: boundary === undefined ? TEXT : valueSchema(boundary),
    date: DATE,
    review_by: DATE,
  };
  return DECISION_KEYS.map((key) => [key, nullable(special[key] ?? TEXT)]);
}

function object(properties: readonly (readonly [string, JsonSchema])[]): JsonSchema {
  return {
    type: ['object', 'null'],
    properties: Object.fromEntries(properties),
    additionalProperties: false,
  };
}

/** A key that is there but empty means that its value is unknown. */
function nullable(schema: JsonSchema): JsonSchema {
  return { anyOf: [schema, { type: 'null' }] };
}
