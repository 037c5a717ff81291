import { z } from 'zod';
import { PRIORITIES } from '../profile/profile.ts';

const factValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);

const assumed = z.union([
  z.number(),
  z.string(),
  z.strictObject({ low: z.number(), likely: z.number(), high: z.number() }),
]);

/** Keys that are optional are missing in files of older versions. */
export const recordSchema = z.strictObject({
  path: z.string().optional(),
  verdict: z.string(),
  confidence: z.string(),
  facts: z.record(z.string(), factValue),
  priorities: z.record(z.string(), z.enum(PRIORITIES)),
  assumptions: z.record(z.string(), assumed).optional(),
});

const prices = z.strictObject({ dated: z.string(), sha256: z.string() });

/** The form of a file of recorded verdicts. */
export const baselineSchema = z.strictObject({
  version: z.literal(1),
  advisor: z.string(),
  rulebook: z.strictObject({
    id: z.string(),
    version: z.string(),
    sha256: z.string(),
    parts: z.record(z.string(), z.string()),
  }),
  prices: prices.optional(),
  profiles: z.record(z.string(), recordSchema),
});

export type Baseline = z.infer<typeof baselineSchema>;
export type BaselineRecord = z.infer<typeof recordSchema>;
export type BaselinePrices = z.infer<typeof prices>;
