import { z } from 'zod';
import { ownFactsSchema } from './facts/own-schema.ts';
import { SEVERITIES } from './policy.ts';

const sentence = z.string().trim().min(1).max(5000);
const identifier = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]*$/, 'a name of lower-case letters, digits, dots and hyphens')
  .max(100);
const date = z.iso.date('a date such as 2026-12-31');

/** Read with positions by readCondition; here only its outer form, for the JSON Schema. */
const condition = z.record(z.string(), z.unknown()).meta({ id: 'condition' });

/** Likewise: which facts there are, the rulebook says. */
const fact = z.string().meta({ id: 'fact' });
const guarded = z.string().meta({ id: 'guarded' });

const rule = z.strictObject({
  id: identifier.describe('Named in findings and waivers.'),
  when: condition
    .optional()
    .describe('To which profiles it applies: facts and decision.*, any, all, not. Left out: to all.'),
  require: condition.describe('What must then hold, in the same language.'),
  severity: z.enum(SEVERITIES),
  enforce_from: date.optional().describe('Until this day an error is only a warning.'),
  because: sentence.describe('The reason, for whoever meets the rule.'),
});

const waiver = z.strictObject({
  rule: identifier.describe('A rule of this policy, or known-facts or guarded-facts.'),
  profile: sentence.describe('The name of the profile that may deviate.'),
  reason: sentence,
  approved_by: sentence,
  expires: date.describe('The last day on which it counts in full.'),
});

/** The form of a policy file. What its names refer to is checked when it is linked. */
export const policySchema = z
  .strictObject({
    version: z.literal(1),
    name: sentence,
    rulebook: z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]*@\d+$/, 'a rulebook and its major version such as open-vs-closed@2')
      .describe('The rulebook that gives the advice, and its major version.'),
    facts: ownFactsSchema
      .optional()
      .describe("The organisation's own facts, which profiles state under keys x-…."),
    rules: z.array(rule).min(1),
    known: z.array(fact).optional().describe('Facts that every profile must state.'),
    guarded: z
      .array(guarded)
      .optional()
      .describe(
        'Facts whose loosening, compared with --base, is a finding of its own; "priorities" and "assumptions": any change of them.',
      ),
    waivers: z.array(waiver).optional(),
  })
  .describe('A policy: what an organisation lets its projects decide.');

export type RawPolicy = z.infer<typeof policySchema>;
