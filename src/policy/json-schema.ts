import { z } from 'zod';
import { descriptionOf, gridSchema, type JsonSchema } from '../profile/json-schema.ts';
import { PROFILE_PARTS } from '../profile/profile.ts';
import type { Fact } from '../rulebook/fact.ts';
import { type Operator, operatorsOf } from '../rulebook/read-condition.ts';
import type { Rulebook } from '../rulebook/rulebook.ts';
import { policyFacts } from './facts/definitions.ts';
import { GUARDABLE } from './guard-decision.ts';
import { policySchema } from './schema.ts';

const CONDITION: JsonSchema = { $ref: '#/definitions/condition' };

/** Facts of an organisation's own, which its policy declares. */
const OWN: JsonSchema = { '^x-': {} };

/** How the titles of the schemas for a rulebook begin, whatever its version. */
export function policySchemaName({ id }: Rulebook): string {
  return `Policy for ${id}`;
}

/** The JSON Schema (draft 7) of a policy file: its form, and in it every fact that a policy over this rulebook knows. */
export function policyJsonSchema(rulebook: Rulebook): JsonSchema {
  const form = z.toJSONSchema(policySchema, { target: 'draft-7' });
  const facts = rulebook.facts.map(({ id }) => id);
  return {
    ...form,
    title: `${policySchemaName(rulebook)} ${rulebook.version}`,
    definitions: {
      condition: conditionSchema([...rulebook.facts, ...policyFacts(rulebook)]),
      fact: named(facts),
      guarded: named([...facts, ...GUARDABLE, ...PROFILE_PARTS]),
    },
  };
}

function named(facts: readonly string[]): JsonSchema {
  return { anyOf: [{ enum: facts }, { type: 'string', pattern: '^x-' }] };
}

function conditionSchema(facts: readonly Fact[]): JsonSchema {
  const combination = {
    anyOf: [
      { type: 'array', minItems: 1, items: CONDITION },
      { type: 'object', allOf: [CONDITION], minProperties: 1 },
    ],
  };
  return {
    type: 'object',
    properties: {
      any: { ...combination, description: 'At least one of these conditions holds.' },
      all: { ...combination, description: 'All of these conditions hold.' },
      not: { allOf: [CONDITION], description: 'This condition does not hold.' },
      ...Object.fromEntries(facts.map((fact) => [fact.id, factSchema(fact)])),
    },
    patternProperties: OWN,
    additionalProperties: false,
  };
}

/** A value, a list of values, or comparisons. Editors complete what stands in any of these, with the description there. */
function factSchema(fact: Fact): JsonSchema {
  const description = descriptionOf(fact);
  const operators = operatorsOf(fact);
  return {
    title: fact.question,
    description,
    anyOf: [
      ...(fact.type === 'set' ? [] : [{ ...valueSchema(fact), description }, listOf(valueSchema(fact))]),
      ...(operators.length === 0 ? [] : [comparisonsSchema(fact, operators)]),
    ],
  };
}

function comparisonsSchema(fact: Fact, operators: readonly Operator[]): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(operators.map((operator) => [operator, operandSchema(fact, operator)])),
    minProperties: 1,
    additionalProperties: false,
  };
}

function operandSchema(fact: Fact, operator: Operator): JsonSchema {
  switch (operator) {
    case 'includes':
    case 'starts_with':
      return { anyOf: [valueSchema(fact), listOf(valueSchema(fact))] };
    case 'at_least':
    case 'at_most':
    case 'above':
    case 'below':
      return fact.type === 'number' ? boundSchema(fact) : valueSchema(fact);
  }
}

function listOf(items: JsonSchema): JsonSchema {
  return { type: 'array', minItems: 1, items };
}

/** One value of a fact; one member of a set. */
function valueSchema(fact: Fact): JsonSchema {
  switch (fact.type) {
    case 'enum':
      return { enum: fact.values.map(({ id }) => id) };
    case 'set':
      return { enum: fact.members.map(({ id }) => id) };
    case 'boolean':
      return { type: 'boolean' };
    case 'number':
      return { ...boundSchema(fact), ...gridSchema(fact) };
    case 'text':
      return { type: 'string', pattern: fact.form?.pattern.source ?? '\\S' };
  }
}

function boundSchema({ min, max }: { readonly min: number; readonly max: number }): JsonSchema {
  return { type: 'number', minimum: min, maximum: max };
}
