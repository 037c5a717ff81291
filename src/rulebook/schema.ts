import { z } from 'zod';
import { ASKED, CHANGEABLE } from './fact.ts';
import { SOURCE_KINDS } from './rulebook.ts';

/** Each is printed wherever it plays a part, so none is as long as a file may be. */
const sentence = z.string().trim().min(1).max(5000);
/** Goes into sentences, so a full stop at its end is no part of it. */
const phrase = sentence.overwrite((text) => text.replace(/[.\s]+$/, '')).min(1);
/** No name that YAML would read as a number, a truth value or nothing. */
const identifier = z
  .string()
  .regex(
    /^(?!(?:true|false|null)$)[a-z][a-z0-9.-]*$/,
    'a letter and then letters, digits, dots and hyphens, all lower-case, and not true, false or null',
  )
  .max(100, 'a name of at most 100 characters');
const factId = z
  .string()
  .regex(/^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$/, 'a group and a name in lower-case, such as "group.name"')
  .max(100, 'a name of at most 100 characters');
const day = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a day such as 2026-03-31');
const dated = z
  .string()
  .regex(
    /^(undated|\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?)$/,
    'a year in quotes, a month or a day such as "2026", 2026-03 or 2026-03-31, or undated',
  );
const version = z.string().regex(/^\d+\.\d+\.\d+$/, 'a version such as 1.0.0');

const source = z
  .strictObject({
    title: sentence,
    publisher: sentence,
    date: dated.describe('Its own date; of a page that is kept up to date, that of the version read.'),
    url: z
      .string()
      .regex(/^https?:\/\/\S+$/, 'an address such as https://example.org/page')
      .optional()
      .describe('Where everybody can open it.'),
    kind: z.enum(SOURCE_KINDS),
    read: day.describe('When it was read.'),
  })
  .describe('A document on which claims rest.');

/** Read with positions by readCondition; here only its outer form, for the JSON Schema. */
const condition = z
  .record(z.string(), z.unknown())
  .describe('Facts and the values they must have, or any, all, not: a map means all of its entries.');

const asked = z.enum(ASKED);
const claims = z.array(identifier).min(1);
const basis = z.enum(['stated', 'judgement']);
const labels = z.record(identifier, sentence);

const factBase = {
  title: z
    .string()
    .trim()
    .min(1)
    .max(40)
    .optional()
    .describe(
      'What it is called where there is no room for the question; left out: its name in plain letters.',
    ),
  question: sentence,
  help: sentence,
  ask: asked,
  changeable: z
    .literal(CHANGEABLE)
    .describe(
      'Which way a team can change it on purpose: up (to a later value, a larger number, true, more members), down, either way (true), or not at all (false).',
    ),
  opening: z
    .int()
    .min(1)
    .optional()
    .describe('Its place among the first questions of an interview; left out: asked by how much it matters.'),
};

const shares = z
  .record(z.string(), z.number().min(1e-6).max(1e6))
  .optional()
  .describe(
    'How common each value is among projects, as proportions; of a set, the share that has each member. Left out: all alike. Only unknown facts are sampled by it.',
  );

/** The form of one fact. */
export const factSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('enum'),
    ordered: z.boolean(),
    ...factBase,
    shares,
    values: labels,
    derive: z
      .strictObject({ product: z.array(z.array(factId).min(1)).min(1), cuts: z.array(z.number()) })
      .optional(),
    examples: z
      .array(z.strictObject({ label: sentence, numbers: z.record(factId, z.number()) }))
      .min(1)
      .optional()
      .describe(
        'Cases that people know, each with the numbers behind the fact: an interview offers them in place of the values.',
      ),
  }),
  z.strictObject({
    type: z.literal('boolean'),
    ...factBase,
    shares,
    labels: z.strictObject({ true: sentence, false: sentence }),
  }),
  z.strictObject({
    type: z.literal('number'),
    ...factBase,
    unit: sentence,
    min: z.number(),
    max: z.number(),
    step: z.number().positive(),
  }),
  z.strictObject({
    type: z.literal('set'),
    ...factBase,
    shares,
    values: labels,
    alone: z
      .array(identifier)
      .optional()
      .describe('The member that says that none of the others holds, such as [none].'),
  }),
]);

/** Quarters are exact in binary, so sums do not depend on their order and a tie is a tie. */
const quarters = z.number().multipleOf(0.25, 'a multiple of 0.25');

const rating = z.strictObject({
  rating: quarters.min(-5).max(5),
  because: sentence,
  claims: claims.optional(),
  basis: basis.optional(),
});

const scale = z
  .strictObject({
    floor: z
      .number()
      .positive()
      .describe('Added to every amount before they are compared, so that small ones are alike.'),
    points: z
      .array(z.strictObject({ ratio: z.number().min(1), rating: quarters.min(-5).max(5) }))
      .min(2)
      .describe('Ratios to the least amount, rising from 1, and their ratings, falling.'),
    because: sentence,
    claims: claims.optional(),
    basis: basis.optional(),
  })
  .describe('How an estimated amount becomes a rating: on a straight line over the logarithm of the ratio.');

const option = z.strictObject({
  title: sentence,
  short: phrase,
  noun: phrase,
  advice: phrase,
  family: z.enum(['open', 'closed', 'hybrid']),
  summary: sentence,
  claims: claims.optional(),
  patterns: z.record(identifier, z.strictObject({ title: sentence, when: condition.optional() })),
});

const points = quarters.min(-10).max(10);
const action = z.strictObject({ do: sentence, owner: asked, before: sentence });

const rule = z.strictObject({
  id: identifier,
  when: condition,
  effects: z.strictObject({
    weight: z.record(identifier, points).optional(),
    rate: z.record(identifier, z.record(identifier, points)).optional(),
    exclude: z.array(identifier).min(1).optional(),
    action: z.record(identifier, action).optional(),
  }),
  because: sentence,
  reasons: z
    .record(identifier, sentence)
    .optional()
    .describe(
      'Why it acts on a criterion, where that is not what "because" says. A rule that acts on more than two criteria gives one for each.',
    ),
  claims: claims.optional(),
  basis: basis.optional(),
});

const cases = z.int().min(0).max(1e6);
const tally = z.strictObject({
  cases: cases.describe('How many documented decisions had such a verdict.'),
  chosen: cases.describe('In how many of them the verdict was chosen.'),
  matched: cases.describe('The same, or as defensible as what was chosen.'),
  second: cases.describe('In how many of them the second option was chosen.'),
});
const record = { with_estimates: tally, by_rules: tally };
const lead = z
  .number()
  .min(0)
  .max(100)
  .describe('The least lead of a verdict that is called so, in points of score.');

const words = z
  .strictObject({
    clear: z.strictObject({ lead, ...record }),
    likely: z.strictObject({ lead, ...record }),
    'close-call': z.strictObject(record),
    leaning: z.strictObject(record),
  })
  .describe('How well verdicts of each word matched documented decisions. Left out: not calibrated.');

/** The form of a rulebook file. What its names refer to is checked when it is linked. */
export const rulebookSchema = z
  .strictObject({
    rulebook: identifier,
    version,
    title: sentence,
    former: z
      .record(factId, sentence)
      .optional()
      .describe('Facts of earlier rulebooks, and what to write in their place.'),
    terms: z
      .record(sentence.max(50), sentence)
      .optional()
      .describe('Words that not everybody knows, each in its singular, and what they mean.'),
    sources: z.record(identifier, source),
    claims: z.record(identifier, z.strictObject({ source: identifier, section: sentence, text: sentence })),
    facts: z.record(factId, factSchema),
    options: z.record(identifier, option),
    criteria: z.record(
      identifier,
      z.strictObject({
        title: sentence,
        weight: quarters.min(0).max(10),
        ratings: z.record(identifier, rating),
        estimated_by: identifier.optional().describe('What rates it where it can; elsewhere the rules do.'),
        scale: scale.optional(),
      }),
    ),
    rules: z.array(rule),
    words: words.optional(),
  })
  .describe('A rulebook: facts, options, criteria, claims and rules.');

export type RawRulebook = z.infer<typeof rulebookSchema>;
