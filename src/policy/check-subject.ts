import { type KeptAdvice, verdictWord } from './advice.ts';
import type { Bases } from './bases.ts';
import { checkBases } from './check-bases.ts';
import { checkKnown, checkRules, rulesThatApply } from './check-profile.ts';
import type { CheckedProfile, ReportedAdvice } from './check-report.ts';
import { checkContradictions } from './contradicted.ts';
import { checkDrift, type Recorded } from './drift.ts';
import { restsOnAdvice } from './facts/keys.ts';
import type { Finding } from './finding.ts';
import { checkNearMisses } from './near-miss.ts';
import type { Waiver } from './policy.ts';
import type { CheckContext, Subject, SystemFacts } from './subject.ts';
import { systemsOf } from './system-facts.ts';
import { applyWaivers, concerns, isShared, someoneOf, unusedWaiver } from './waivers.ts';

/** What a subject is checked against, beside the policies. */
export interface Against {
  readonly complete: boolean;
  readonly bases: Bases | null;
  readonly baseline: Recorded | null;
  /** What the report says of the advice is asked for. */
  readonly reportsAdvice: boolean;
  /** The waivers that were used so far; those that this one needs are added. */
  readonly used: Set<Waiver>;
}

/** A profile with all that is found in it by itself, and what waivers lift of that. */
export function checkSubject(subject: Subject, context: CheckContext, against: Against): CheckedProfile {
  const systems = systemsOf(subject, context);
  const found = findingsOn(subject, systems, context, against);
  const someone = someoneOf(subject);
  const own = context.policy.waivers.filter((waiver) => concerns(waiver, someone));
  const waived = applyWaivers(found, own, context.today);
  for (const waiver of waived.used) against.used.add(waiver);
  const isIdle = (waiver: Waiver) => !isShared(waiver) && !waived.used.includes(waiver);
  const unused = own
    .filter((waiver) => isIdle(waiver) && couldApply(waiver, against.bases !== null, false))
    .map((waiver) => unusedWaiver(waiver, against.complete));
  return {
    kind: 'checked',
    file: subject.file,
    name: subject.name,
    owner: subject.profile.owner,
    systems: subject.profile.systems,
    advice: against.reportsAdvice ? reportedAdvice(subject.advice) : null,
    applied: rulesThatApply(systems, context.policy),
    findings: [...waived.findings, ...unused],
    waivers: own,
  };
}

/** Without --base nothing is known of a loosening, nor before bills of materials are looked at of those: such a waiver cannot be called idle. */
export function couldApply({ rule }: Waiver, hasBases: boolean, hasBoms: boolean): boolean {
  if (rule === 'bill-of-materials') return hasBoms;
  return rule !== 'guarded-facts' || hasBases;
}

/** Beside it nothing of the advice is kept: it is large. */
function reportedAdvice(advice: KeptAdvice): ReportedAdvice {
  const { verdict, confidence, settled, proved } = advice;
  const tied = verdict.kind === 'fits' ? verdict.tied : [];
  return { verdict: verdictWord(advice), tied, confidence, settled, proved };
}

function findingsOn(
  subject: Subject,
  systems: readonly SystemFacts[],
  context: CheckContext,
  { baseline, bases }: Against,
): readonly Finding[] {
  const drift = baseline === null ? [] : checkDrift(subject, baseline, context);
  const byRulebook = drift.some((finding) => finding.cause === 'rulebook');
  const rules = checkRules(subject, systems, context).map((finding) =>
    byRulebook && speaksOfAdvice(finding, context) ? { ...finding, cause: 'rulebook' as const } : finding,
  );
  return [
    ...checkKnown(subject, context),
    ...rules,
    ...checkNearMisses(subject, systems, context),
    ...checkContradictions(subject, context),
    ...(bases === null ? [] : checkBases(subject, bases, context)),
    ...drift,
  ];
}

/** A new rulebook that changed the advice also changed what follows from it. */
function speaksOfAdvice(finding: Finding, { policy }: CheckContext): boolean {
  const rule = policy.compiled.find((each) => each.rule.id === finding.rule);
  return rule?.facts.some(restsOnAdvice) ?? false;
}
