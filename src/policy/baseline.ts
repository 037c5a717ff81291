import type { EstimatedBy, Rulebook } from '../rulebook/rulebook.ts';
import { safeJson } from '../yaml/safe-json.ts';
import { verdictWord } from './advice.ts';
import type { Baseline, BaselinePrices, BaselineRecord } from './baseline-schema.ts';
import { profilePath } from './profile-path.ts';
import type { Subject } from './subject.ts';

/** What verdicts rest on beside profiles. */
export interface Present {
  /** Its version. */
  readonly advisor: string;
  readonly rulebook: Rulebook;
  /** Of the rulebook's text. */
  readonly sha256: string;
  /** Hashes of the rulebook's parts, see partHashes. */
  readonly parts: Readonly<Record<string, string>>;
  /** Null where no verdict rests on prices. */
  readonly prices: BaselinePrices | null;
}

/** What is to be recorded of a run. */
export function baselineOf(subjects: readonly Subject[], present: Present): Baseline {
  const { id, version } = present.rulebook;
  const { advisor, parts, prices, sha256 } = present;
  return {
    version: 1,
    advisor,
    rulebook: { id, version, sha256, parts },
    ...(prices === null ? {} : { prices }),
    profiles: Object.fromEntries(subjects.map((subject) => [subject.name, recordOf(subject)])),
  };
}

export function recordOf({ advice, file, known, profile }: Subject): BaselineRecord {
  const facts = Array.from(known, ([fact, { value }]) => [fact, Array.isArray(value) ? [...value] : value]);
  const path = profilePath(file.name);
  return {
    ...(path === null ? {} : { path }),
    verdict: verdictWord(advice),
    confidence: advice.confidence,
    facts: Object.fromEntries(facts),
    priorities: Object.fromEntries(profile.priorities),
    assumptions: Object.fromEntries(profile.assumptions),
  };
}

/** A hash for each part of a rulebook that can change a verdict. */
export function partHashes(
  rulebook: Rulebook,
  hash: (text: string) => string,
): Readonly<Record<string, string>> {
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
  return `${safeJson(JSON.stringify(baseline, sorted, 2))}\n`;
}
