import { z } from 'zod';
import { PRIORITIES } from '../profile/profile.ts';

const factValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);

const record = z.strictObject({
  verdict: z.string(),
  confidence: z.string(),
  facts: z.record(z.string(), factValue),
  priorities: z.record(z.string(), z.enum(PRIORITIES)),
});

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
  profiles: z.record(z.string(), record),
});

export type Baseline = z.infer<typeof baselineSchema>;
export type BaselineRecord = z.infer<typeof record>;
