import { z } from 'zod';
import { CONFIDENCES } from '../../engine/confidence.ts';
import { PRIORITIES } from '../../profile/profile.ts';

const value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);

const override = z.union([
  z.number(),
  z.string(),
  z.object({ low: z.number(), likely: z.number(), high: z.number() }),
]);

/** With salaries; reports of earlier versions do not tell what is left without them. */
const cost = z.object({
  likely: z.number().optional(),
  without_salaries: z.object({ likely: z.number() }).optional(),
});

/** A sum, or a level with the sum below which it lies. */
const budget = z.object({
  usd: z.number().nullable(),
  level: z.string().optional(),
  below_usd: z.number().optional(),
});

/** What is read of a report that `recommend` wrote as JSON; other keys may be there. */
export const recordedReportSchema = z.object({
  schema: z.literal('advisor/report@1'),
  inputs: z.object({
    advisor: z.string(),
    rulebook: z.object({ id: z.string(), version: z.string(), sha256: z.string() }),
    profile: z.object({ name: z.string().nullable() }),
    facts: z.record(z.string(), z.object({ value, origin: z.enum(['stated', 'derived']) })),
    priorities: z.record(z.string(), z.enum(PRIORITIES)),
    assumptions: z.record(z.string(), override).nullish(),
    prices: z.object({ as_of: z.string().nullish(), sha256: z.string().nullish() }).nullish(),
  }),
  verdict: z.object({
    option: z.string().nullable(),
    confidence: z.enum(CONFIDENCES),
    margin: z.number().nullable(),
    settled: z.boolean(),
  }),
  cost: z.object({ usd_a_month: z.record(z.string(), cost).optional() }).nullish(),
  options: z.array(z.object({ budget: budget.nullish() })).optional(),
  models: z.array(z.object({ models: z.array(z.object({ name: z.string() })) })).nullish(),
  flips: z.array(
    z.object({
      to: z.string().nullable(),
      changes: z.array(z.object({ fact: z.string(), from: value, to: value })),
      changeable: z.boolean(),
    }),
  ),
});

export type RecordedReport = z.infer<typeof recordedReportSchema>;
