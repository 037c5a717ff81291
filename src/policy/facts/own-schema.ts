import { z } from 'zod';
import { ASKED } from '../../rulebook/fact.ts';

const ownId = z
  .string()
  .regex(
    /^x-[a-z0-9-]+(\.[a-z][a-z0-9_-]*)?$/,
    'a key of a profile such as x-acme, or x-acme.dpia for one within it',
  )
  .max(100, 'a name of at most 100 characters');

const name = z
  .string()
  .regex(
    /^(?!(?:true|false|null)$)[a-z][a-z0-9.-]*$/,
    'a letter and then letters, digits, dots and hyphens, all lower-case',
  )
  .max(100);
const values = z.array(name).min(1).max(200);

const base = {
  question: z
    .string()
    .trim()
    .min(1)
    .max(1000)
    .optional()
    .describe('What a team is asked where it is not stated.'),
  ask: z.enum(ASKED).optional().describe('Who knows it; left out: engineering.'),
  changeable: z
    .boolean()
    .optional()
    .describe('Whether a team can change it, so that it may be proposed; left out: no.'),
};

const ownFact = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('enum'), ...base, ordered: z.boolean().optional(), values }),
  z.strictObject({ type: z.literal('set'), ...base, values }),
  z.strictObject({ type: z.literal('boolean'), ...base }),
  z.strictObject({ type: z.literal('text'), ...base }),
  z.strictObject({
    type: z.literal('number'),
    ...base,
    unit: z.string().max(40).optional(),
    min: z.number(),
    max: z.number(),
    step: z.number().positive().optional(),
  }),
]);

/** The form of an organisation's own facts: what a policy may then ask, and a profile states under keys x-…. */
export const ownFactsSchema = z.record(ownId, ownFact);

export type RawOwnFact = z.infer<typeof ownFact>;
