import { z } from 'zod';
import { ownFactsSchema } from './facts/own-schema.ts';
import { MAX_GRACE_DAYS, SEVERITIES } from './policy.ts';

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
  profile: sentence
    .optional()
    .describe('The name of the profile that may deviate. It, a path, or both have to be there.'),
  path: sentence
    .optional()
    .describe('Where the profile is that may deviate; a folder with a slash at its end: all that is below.'),
  system: sentence.optional().describe('The role of the one system that may deviate. Left out: all of them.'),
  facts: z
    .array(z.string())
    .min(1)
    .optional()
    .describe('Of known-facts and guarded-facts: the only facts that are waived. Left out: all of them.'),
  reason: sentence,
  approved_by: sentence,
  granted: date
    .optional()
    .describe('The first day on which it counts. Wanted where waiver_terms has max_days.'),
  expires: date.describe('The last day on which it counts in full.'),
});

const waiverTerms = z.strictObject({
  max_days: z
    .int()
    .min(1)
    .max(3650)
    .optional()
    .describe('The longest from the day it is granted to its end.'),
  grace_days: z
    .int()
    .min(0)
    .max(MAX_GRACE_DAYS)
    .optional()
    .describe(
      `For so many days after its end it still counts, with a warning (${MAX_GRACE_DAYS} if left out).`,
    ),
});

/** Its id, then a major version, a version, or a hash. */
const RULEBOOK = /^[a-z0-9][a-z0-9.-]*@(\d+(\.\d+\.\d+)?|sha256:[0-9a-f]{12,64})$/;

/** The form of a policy file. What its names refer to is checked when it is linked. */
export const policySchema = z
  .strictObject({
    version: z.literal(1),
    name: sentence,
    extends: sentence
      .optional()
      .describe('The policy that this one adds to, as a path from here: it applies, too, and in full.'),
    rulebook: z
      .string()
      .regex(
        RULEBOOK,
        'a rulebook and its major version such as open-vs-closed@2, its version such as open-vs-closed@2.0.0, or the first 12 or more digits of its hash such as open-vs-closed@sha256:0123456789ab',
      )
      .describe('The rulebook that gives the advice: its major version, its exact version or its hash.'),
    facts: ownFactsSchema
      .optional()
      .describe("The organisation's own facts, which profiles state under keys x-…."),
    rules: z
      .array(rule)
      .min(1)
      .max(2000)
      .optional()
      .describe('Left out only by a policy that extends another one.'),
    tighten: z
      .record(z.string(), z.enum(['error', 'warning']))
      .optional()
      .describe('Rules of the extended policy that are stricter here, and how severe they are.'),
    known: z.array(fact).optional().describe('Facts that every profile must state.'),
    guarded: z
      .array(guarded)
      .optional()
      .describe(
        'Facts whose loosening, compared with --base, is a finding of its own; "priorities" and "assumptions": any change of them.',
      ),
    waivers: z.array(waiver).optional(),
    waiver_terms: waiverTerms.optional().describe('What holds for every waiver of this policy.'),
  })
  .describe('A policy: what an organisation lets its projects decide.');

export type RawPolicy = z.infer<typeof policySchema>;
