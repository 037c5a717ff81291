import type { Fact, NumberFact } from '../rulebook/fact.ts';
import { factsByGroup } from '../rulebook/fact-id.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { LONGEST_LINK, LONGEST_NAME } from '../yaml/read.ts';
import { APPROVED_KEYS, type AssumptionInput, PRIORITIES } from './profile.ts';
import { DECISION_KEYS } from './read-decision.ts';
import type { ProfileForm } from './read-profile.ts';
import { MOST_SYSTEMS } from './read-systems.ts';

export type JsonSchema = { readonly [key: string]: unknown };

/** The dialect that editors know best; nothing newer is needed. */
export const DIALECT = 'http://json-schema.org/draft-07/schema#';

/**
 * A key that is there but empty means that its value is unknown, so null is allowed everywhere. Nothing is said by
 * alternatives (oneOf, anyOf): of those, validators report each one, and so six faults for one wrong word.
 */
const TEXT: JsonSchema = { type: ['string', 'null'], maxLength: LONGEST_NAME };
const DATE: JsonSchema = {
  type: ['string', 'null'],
  pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$',
};
const OWN: JsonSchema = { '^x-': {} };

/** How the titles of the schemas for a rulebook begin, whatever its version. */
export function profileSchemaName({ id }: Rulebook): string {
  return `Profile for ${id}`;
}

/** The JSON Schema (draft 7) of a profile file, for completion and checks in an editor. */
export function profileJsonSchema({ rulebook, assumptions }: ProfileForm): JsonSchema {
  const decision = decisionSchema(rulebook);
  const groups = factGroups(rulebook.facts);
  const named = { ...TEXT, type: 'string' };
  const link = { type: 'string', maxLength: LONGEST_LINK };
  return {
    $schema: DIALECT,
    title: `${profileSchemaName(rulebook)} ${rulebook.version}`,
    type: 'object',
    properties: {
      name: {
        ...named,
        pattern: '\\S',
        description: 'What the project is called. Needed by "advisor check".',
      },
      description: { type: ['string', 'null'], description: 'What the project does.' },
      owner: { ...TEXT, description: 'Who answers for the project.' },
      links: {
        type: ['array', 'object', 'null'],
        items: link,
        additionalProperties: link,
        description: 'Where to read more: a list, or by name.',
      },
      ...groups,
      priorities: {
        ...object(rulebook.criteria.map(({ id, title }) => [id, prioritySchema(title)])),
        description: 'How much each criterion counts beyond what the rules say.',
      },
      assumptions: {
        ...object(assumptions.map((input) => [input.id, assumptionSchema(input)])),
        description: 'Figures and names for the cost, where you know better than the defaults.',
      },
      decision: {
        ...object(decision),
        description: 'What you decided; "advisor check" holds it against a policy.',
      },
      systems: {
        type: 'array',
        maxItems: MOST_SYSTEMS,
        items: {
          ...object([['role', named], ...decision, ...Object.entries(groups)]),
          patternProperties: OWN,
          type: 'object',
          required: ['role'],
        },
        description:
          'In place of "decision", where several models work together: one for each role, with the facts that differ for it.',
      },
    },
    patternProperties: OWN,
    additionalProperties: false,
  };
}

function prioritySchema(title: string): JsonSchema {
  return { ...oneOfThese(PRIORITIES), description: title };
}

/** One number, or low, likely and high; of a choice, one of its values. */
function assumptionSchema(input: AssumptionInput): JsonSchema {
  if (input.kind === 'choice') return { ...oneOfThese(input.values()), description: input.what };
  const { isWhole, max, min, unit } = input;
  const number = { type: isWhole ? 'integer' : 'number', minimum: min, maximum: max };
  const ends = { low: number, likely: number, high: number };
  return {
    ...number,
    type: [number.type, 'object', 'null'],
    properties: ends,
    required: Object.keys(ends),
    additionalProperties: false,
    description: unit,
  };
}

function factGroups(facts: readonly Fact[]): Record<string, JsonSchema> {
  const groups = [...factsByGroup(facts)].map(([group, members]): [string, JsonSchema] => {
    const properties = [...members].map(([name, fact]): [string, JsonSchema] => [name, factSchema(fact)]);
    return [group, { ...object(properties), patternProperties: OWN }];
  });
  return Object.fromEntries(groups);
}

function factSchema(fact: Fact): JsonSchema {
  return { ...valueSchema(fact), title: fact.question, description: descriptionOf(fact) };
}

/** The help, where it says more than the question, and what each value means: editors show it as Markdown. */
export function descriptionOf(fact: Fact): string {
  const help = fact.help === fact.question ? '' : fact.help;
  return [help, meaningsOf(fact).join('\n')].filter((part) => part !== '').join('\n\n');
}

function meaningsOf(fact: Fact): readonly string[] {
  switch (fact.type) {
    case 'enum':
      return fact.values.map(({ id, label }) => `- ${id}: ${label}`);
    case 'set':
      return fact.members.map(({ id, label }) => `- ${id}: ${label}`);
    case 'boolean':
      return [`- true: ${fact.yes}`, `- false: ${fact.no}`];
    case 'number':
      return [fact.unit];
    case 'text':
      return [];
  }
}

function valueSchema(fact: Fact): JsonSchema {
  switch (fact.type) {
    case 'enum':
      return oneOfThese(fact.values.map(({ id }) => id));
    case 'boolean':
      return { type: ['boolean', 'null'] };
    case 'number':
      return { type: ['number', 'null'], minimum: fact.min, maximum: fact.max, ...gridSchema(fact) };
    case 'set':
      return {
        type: ['array', 'null'],
        uniqueItems: true,
        items: { enum: fact.members.map(({ id }) => id) },
      };
    case 'text':
      return TEXT;
  }
}

function oneOfThese(values: readonly string[]): JsonSchema {
  return { enum: [...values, null] };
}

/** Fractions are left out: validators divide, and 0.07 is no multiple of 0.01 then. */
export function gridSchema(fact: NumberFact): JsonSchema {
  const isMultiple = Number.isInteger(fact.step) && fact.min % fact.step === 0;
  return isMultiple ? { multipleOf: fact.step } : {};
}

function decisionSchema(rulebook: Rulebook): readonly (readonly [string, JsonSchema])[] {
  const boundary = rulebook.facts.find((fact) => fact.id === 'data.boundary');
  const special: Readonly<Record<string, JsonSchema>> = {
    chosen: oneOfThese(rulebook.options.map((option) => option.id)),
    data_reaches: boundary === undefined ? TEXT : valueSchema(boundary),
    date: DATE,
    approved_on: DATE,
    approved_for: {
      ...object(APPROVED_KEYS.map((key) => [key, TEXT])),
      description: 'What was approved: where it changes, the approval lapses.',
    },
    review_by: DATE,
  };
  return DECISION_KEYS.map((key) => [key, special[key] ?? TEXT]);
}

function object(properties: readonly (readonly [string, JsonSchema])[]): JsonSchema {
  return {
    type: ['object', 'null'],
    properties: Object.fromEntries(properties),
    additionalProperties: false,
  };
}
