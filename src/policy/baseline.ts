import type { EstimatedBy, Rulebook } from '../rulebook/rulebook.ts';
import type { Outcome } from '../yaml/problem.ts';
import { plain, type Tree } from '../yaml/tree.ts';
import { problemsOfZod } from '../yaml/zod-problems.ts';
import { verdictWord } from './advice.ts';
import { type Baseline, type BaselineRecord, baselineSchema } from './baseline-schema.ts';
import type { Subject } from './subject.ts';

/** A rulebook with the hash of its text. */
export interface HashedRulebook {
  readonly rulebook: Rulebook;
  readonly sha256: string;
}

type Hash = (text: string) => string;

/** Checks the text of a baseline. */
export function readBaseline(tree: Tree): Outcome<Baseline> {
  const parsed = baselineSchema.safeParse(plain(tree));
  return parsed.success
    ? { ok: true, value: parsed.data }
    : { ok: false, problems: problemsOfZod(tree, baselineSchema, parsed.error) };
}

/** What is to be recorded of a run; `hash` shortens a text to what tells it from others. */
export function baselineOf(
  subjects: readonly Subject[],
  rulebook: HashedRulebook,
  advisor: string,
  hash: Hash,
): Baseline {
  const { id, version } = rulebook.rulebook;
  return {
    version: 1,
    advisor,
    rulebook: { id, version, sha256: rulebook.sha256, parts: partHashes(rulebook.rulebook, hash) },
    profiles: Object.fromEntries(subjects.map((subject) => [subject.name, recordOf(subject)])),
  };
}

export function recordOf({ advice, known, profile }: Subject): BaselineRecord {
  const facts = Array.from(known, ([fact, { value }]) => [fact, Array.isArray(value) ? [...value] : value]);
  return {
    verdict: verdictWord(advice),
    confidence: advice.confidence,
    facts: Object.fromEntries(facts),
    priorities: Object.fromEntries(profile.priorities),
  };
}

/** A hash for each part of a rulebook that can change a verdict. */
export function partHashes(rulebook: Rulebook, hash: Hash): Readonly<Record<string, string>> {
  const parts = [
    ...rulebook.rules.map(({ because: _because, claims: _claims, basis: _basis, ...rule }) => [
      `rule ${rule.id}`,
      rule,
    ]),
    ...rulebook.options.map(({ id, patterns }) => [`option ${id}`, patterns.map((pattern) => pattern.when)]),
    ...rulebook.criteria.map(({ estimate, id, weight, ratings }) => [
      `criterion ${id}`,
      [weight, ratings.map(({ option, rating }) => [option, rating]), ...scaleOf(estimate)],
    ]),
    ...rulebook.facts.flatMap((fact) =>
      fact.type === 'enum'
        ? [[`fact ${fact.id}`, [fact.values.map((value) => value.id), fact.derivation]]]
        : [],
    ),
  ];
  return Object.fromEntries(parts.map(([name, part]) => [name, hash(JSON.stringify(part)).slice(0, 12)]));
}

/** What can change a rating by an estimate; nothing without one. */
function scaleOf(estimate: EstimatedBy | null): readonly unknown[] {
  return estimate === null ? [] : [estimate.by, estimate.scale.floor, estimate.scale.points];
}

/** JSON made for diffs: keys in order, a line each, the same bytes for the same verdicts. */
export function formatBaseline(baseline: Baseline): string {
  const sorted = (_key: string, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value;
  return `${JSON.stringify(baseline, sorted, 2)}\n`;
}
