import { z } from 'zod';
import { CODED, CONFIDENCE_IN_CASE } from './documented-decision.ts';

const text = z.string().trim().min(1);

/** The form of a file of documented decisions. */
export const decisionsSchema = z.strictObject({
  decisions: z.array(
    z.strictObject({
      id: text,
      organisation: text,
      kind: text,
      country: text.optional(),
      year: z.int().min(2015).max(2100),
      built: text.max(110),
      chosen: text,
      detail: text.max(90),
      defensible: z.array(text),
      confidence: z.enum(CONFIDENCE_IN_CASE),
      coded: z.enum(CODED),
      read_off: z.array(text).optional(),
      private: z.literal(true).optional(),
      sources: z.array(z.string().regex(/^https?:\/\/\S+$/)),
      profile: z.record(z.string(), z.unknown()),
    }),
  ),
});
