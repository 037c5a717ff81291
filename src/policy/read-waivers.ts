import { daysBetween } from '../catalog/day.ts';
import { folded } from '../yaml/fold.ts';
import { isNoAnswer } from '../yaml/no-answer.ts';
import type { Problem } from '../yaml/problem.ts';
import { wrongValue } from '../yaml/read.ts';
import { child, itemsOf, type SourceFile, type Span, type Tree } from '../yaml/tree.ts';
import type { RulesById } from './extended.ts';
import { MAX_GRACE_DAYS, type NamedFact, type PolicyRule, WAIVABLE_BUILT_IN, type Waiver } from './policy.ts';
import type { RawPolicy } from './schema.ts';
import { readWaiverPath } from './waiver-path.ts';

type RawWaiver = NonNullable<RawPolicy['waivers']>[number];

/** What the waivers of a policy can be about. */
interface Waivable {
  readonly rules: readonly PolicyRule[];
  readonly known: readonly NamedFact[];
  readonly guarded: readonly NamedFact[];
  /** Those of the policies above: only they themselves waive what they ask for. */
  readonly inherited: RulesById;
}

/** The waivers of a policy. Adds a problem for everything in one that names nothing, or that the policy's terms forbid. */
export function readWaivers(
  tree: Tree,
  file: SourceFile,
  raw: RawPolicy,
  waivable: Waivable,
  problems: Problem[],
): readonly Waiver[] {
  const trees = itemsOf(child(tree, 'waivers'));
  return (raw.waivers ?? []).map((waiver, index) => {
    const one = new WaiverReader(trees[index] ?? tree, waiver, `waivers[${index + 1}]`, problems);
    one.checkRule(waivable);
    one.checkApproval();
    one.checkDays(raw.waiver_terms?.max_days ?? null);
    return {
      rule: waiver.rule,
      profile: waiver.profile ?? null,
      profileKey: waiver.profile === undefined ? null : folded(waiver.profile),
      path: one.path(),
      system: waiver.system ?? null,
      facts: one.facts(waivable),
      reason: waiver.reason,
      approvedBy: waiver.approved_by,
      granted: waiver.granted ?? null,
      expires: waiver.expires,
      graceDays: raw.waiver_terms?.grace_days ?? MAX_GRACE_DAYS,
      place: { file, at: one.at('rule') },
    };
  });
}

class WaiverReader {
  private readonly tree: Tree;
  private readonly raw: RawWaiver;
  private readonly name: string;
  private readonly problems: Problem[];

  constructor(tree: Tree, raw: RawWaiver, name: string, problems: Problem[]) {
    this.tree = tree;
    this.raw = raw;
    this.name = name;
    this.problems = problems;
  }

  checkRule({ rules, inherited }: Waivable): void {
    const { rule: name } = this.raw;
    const above = inherited.get(name);
    const allowed = [...rules.map((rule) => rule.id), ...WAIVABLE_BUILT_IN];
    if (above !== undefined)
      this.clash('rule', `only ${above.place.file.name}, which asks for ${name}, can waive it.`);
    else if (!allowed.includes(name))
      this.problems.push({ kind: 'unknown-name', role: 'rule', name, allowed, at: this.at('rule') });
  }

  checkApproval(): void {
    const approval = child(this.tree, 'approved_by');
    const reason = child(this.tree, 'reason');
    if (reason !== undefined && isNoAnswer(this.raw.reason))
      this.problems.push(
        wrongValue(`reason of ${this.name}`, { kind: 'plain', description: 'a reason' }, reason),
      );
    if (approval !== undefined && isNoAnswer(this.raw.approved_by))
      this.problems.push(wrongValue(`approved_by of ${this.name}`, { kind: 'name' }, approval));
  }

  checkDays(maxDays: number | null): void {
    const { granted, expires } = this.raw;
    if (granted === undefined) {
      if (maxDays !== null)
        this.clash('granted', `waiver_terms allows ${days(maxDays)}, so say on which day it was granted.`);
      return;
    }
    const length = daysBetween(granted, expires);
    if (length < 0) this.clash('expires', `it ends before it is granted (${granted}).`);
    else if (maxDays !== null && length > maxDays)
      this.clash(
        'expires',
        `this is ${days(length)} after it is granted, and waiver_terms allows ${days(maxDays)}.`,
      );
  }

  /** Where the profile is; null where any place will do. */
  path(): string | null {
    const { path, profile } = this.raw;
    if (path === undefined) {
      if (profile === undefined)
        this.clash('profile', 'say for which profile it is: name it, or the path it is at, or both.');
      return null;
    }
    const read = readWaiverPath(path);
    if (!read.ok) this.clash('path', read.message);
    return read.ok ? read.path : null;
  }

  /** The only facts that are waived; null where all are. */
  facts(waivable: Waivable): Waiver['facts'] {
    const { facts, rule } = this.raw;
    if (facts === undefined) return null;
    const list = rule === 'known-facts' ? 'known' : rule === 'guarded-facts' ? 'guarded' : null;
    if (list === null) {
      this.clash(
        'facts',
        'only waivers of known-facts and guarded-facts can name facts: a rule is waived as a whole.',
      );
      return null;
    }
    const allowed = waivable[list].map(({ fact }) => fact);
    const trees = itemsOf(child(this.tree, 'facts'));
    facts.forEach((name, index) => {
      const at = trees[index]?.at ?? this.at('facts');
      if (!allowed.includes(name))
        this.problems.push({ kind: 'unknown-name', role: `${list} fact`, name, allowed, at });
    });
    return facts;
  }

  /** Where a key of it stands; for one that it does not have, where its rule does. */
  at(key: string): Span {
    return (child(this.tree, key) ?? child(this.tree, 'rule') ?? this.tree).at;
  }

  private clash(key: string, explanation: string): void {
    this.problems.push({ kind: 'clash', subject: `${key} of ${this.name}`, explanation, at: this.at(key) });
  }
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}
