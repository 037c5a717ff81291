import type { Fact, NumberFact } from '../rulebook/fact.ts';
import { factsByGroup } from '../rulebook/fact-id.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { LONGEST_NAME } from '../yaml/read.ts';
import { type AssumptionInput, PRIORITIES } from './profile.ts';
import { DECISION_KEYS, MOST_SYSTEMS } from './read-decision.ts';
import type { ProfileForm } from './read-profile.ts';

type JsonSchema = { readonly [key: string]: unknown };

const TEXT: JsonSchema = { type: 'string', maxLength: LONGEST_NAME };
const DATE: JsonSchema = { type: 'string', format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };

/** The JSON Schema (draft 2020-12) of a profile file, for completion and checks in an editor. */
export function profileJsonSchema({ rulebook, assumptions }: ProfileForm): JsonSchema {
  const ranges = assumptions.map((input): [string, JsonSchema] => [input.id, assumptionSchema(input)]);
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
      name: {
        ...TEXT,
        pattern: '\\S',
        description: 'What the project is called. Needed by "advisor check".',
      },
      description: nullable({ type: 'string' }),
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
      systems: {
        type: 'array',
        maxItems: MOST_SYSTEMS,
        items: { ...object([['role', TEXT], ...decision]), type: 'object', required: ['role'] },
      },
    },
    patternProperties: { '^x-': {} },
    additionalProperties: false,
  };
}

/** One number, or low, likely and high; of a choice, one of its values. */
function assumptionSchema(input: AssumptionInput): JsonSchema {
  if (input.kind === 'choice') return nullable({ enum: input.values(), description: input.what });
  const { isWhole, max, min, unit } = input;
  const number = { type: isWhole ? 'integer' : 'number', minimum: min, maximum: max };
  const ends = { low: number, likely: number, high: number };
  const range = {
    type: 'object',
    properties: ends,
    required: Object.keys(ends),
    additionalProperties: false,
  };
  return { anyOf: [number, range, { type: 'null' }], description: unit };
}

function factGroups(facts: readonly Fact[]): Record<string, JsonSchema> {
  const groups = [...factsByGroup(facts)].map(([group, members]): [string, JsonSchema] => {
    const properties = [...members].map(([name, fact]): [string, JsonSchema] => [name, factSchema(fact)]);
    return [group, { ...object(properties), patternProperties: { '^x-': {} } }];
  });
  return Object.fromEntries(groups);
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
      return { type: 'number', minimum: fact.min, maximum: fact.max, ...gridSchema(fact) };
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

/** Fractions are left out: validators divide, and 0.07 is no multiple of 0.01 then. */
function gridSchema(fact: NumberFact): JsonSchema {
  const isMultiple = Number.isInteger(fact.step) && fact.min % fact.step === 0;
  return isMultiple ? { multipleOf: fact.step } : {};
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
