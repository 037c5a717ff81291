import { faultsIn } from '../commands/check/formats/broken.ts';
import { type PlacedFinding, placedFindings } from '../commands/check/formats/findings.ts';
import type { Region } from '../commands/check/formats/places.ts';
import { describeFinding } from '../commands/check/wording.ts';
import { EXIT } from '../commands/exit-codes.ts';
import { adviserOf } from '../policy/advice.ts';
import { checkProfiles, type ProfileReader } from '../policy/check.ts';
import { type CheckReport, type Counts, countsOf, endOf } from '../policy/check-report.ts';
import { systemOf, waiverOf } from '../policy/finding.ts';
import { modelLookup } from '../policy/model-lookup.ts';
import type { Severity } from '../policy/policy.ts';
import { pricingOf } from '../policy/pricing.ts';
import { checkPins } from '../policy/upgrade.ts';
import { isDate } from '../profile/read-decision.ts';
import { VERSION } from '../version.ts';
import { builtInCatalog } from './catalog.ts';
import type { Policy } from './policy.ts';
import type { Profile } from './profile.ts';
import type { Result } from './result.ts';

/** Something that a policy does not accept, or that its owners should know. */
export interface PolicyFinding {
  /** The name of the profile; null for what concerns the policy alone. */
  readonly profile: string | null;
  /** The role of the system it is about; null where a profile has one, or the rule speaks of none. */
  readonly system: string | null;
  /** The id of the rule, in the policy or of advisor's own. */
  readonly rule: string;
  readonly severity: Severity;
  /** Whether a waiver lifts it: then it does not count. */
  readonly waived: boolean;
  /** What is found, in a sentence. */
  readonly message: string;
  /** Why, and what would put it right; a sentence each. */
  readonly details: readonly string[];
  /** Where, in the profile or in the policy: the name that its text was read under, lines and columns from 1. */
  readonly place: Region;
}

/** A profile that could not be checked, such as one without a name of its own. */
export interface CheckFault {
  /** The name that its text was read under. */
  readonly path: string;
  readonly message: string;
}

/** What a check found. */
export interface CheckOutcome {
  /** 0: the policy is kept; 1: it is violated; 2: a profile could not be checked. */
  readonly exitCode: 0 | 1 | 2;
  /** Findings by severity, those that are waived, and profiles that could be checked and could not. */
  readonly counts: Counts;
  /** Profile by profile, in the order given. */
  readonly findings: readonly PolicyFinding[];
  readonly faults: readonly CheckFault[];
}

/**
 * Checks what profiles declare against a policy: what `advisor check` does without a base and a baseline. Each profile
 * needs a name of its own. It fails where something was read for another rulebook than the policy, or today is no day.
 * @param today the day on which waivers, reviews and dates of enforcement are judged: YYYY-MM-DD.
 */
export function check(policy: Policy, profiles: readonly Profile[], today: string): Result<CheckOutcome> {
  if (!isDate(today))
    return { ok: false, message: `today is "${today}", and must be a date such as 2026-12-31.` };
  if (profiles.some((profile) => profile.rulebook !== policy.rulebook))
    return { ok: false, message: 'A profile and the policy were read for different rulebooks.' };
  const report = reportOn(policy, profiles, today);
  const findings = Array.from(placedFindings(report), (found) => policyFinding(found, today));
  const faults = faultsIn(report).map(({ path, message }) => ({ path, message }));
  return { ok: true, value: { exitCode: EXIT[endOf(report)], counts: countsOf(report), findings, faults } };
}

function reportOn({ compiled, rulebook }: Policy, profiles: readonly Profile[], today: string): CheckReport {
  const { id, version } = rulebook.rulebook;
  const context = {
    policy: compiled,
    rulebook: rulebook.rulebook,
    adviser: adviserOf(rulebook.model, pricingOf(rulebook.rulebook, builtInCatalog)),
    models: modelLookup(builtInCatalog),
    proposes: true,
    today,
  };
  const result = checkProfiles(profiles.map(readerOf), context, ALONE);
  return {
    ...result,
    findings: [...result.findings, ...checkPins([compiled], rulebook.loaded, null, result.profiles)],
    advisor: VERSION,
    today,
    policies: [compiled],
    rulebook: { id, version },
    skipped: [],
    maxWarnings: null,
  };
}

const ALONE = {
  complete: false,
  bases: null,
  baseline: null,
  boms: null,
  reportsAdvice: false,
  recordsVerdicts: false,
  onProgress: () => {},
};

function readerOf({ inside: { file, profile } }: Profile): ProfileReader {
  return () => ({ kind: 'text', file, path: null, name: null, profile: { ok: true, value: profile } });
}

function policyFinding({ finding, profile, region }: PlacedFinding, today: string): PolicyFinding {
  const { message, details } = describeFinding(finding, today);
  return {
    profile,
    system: systemOf(finding),
    rule: finding.rule,
    severity: finding.severity,
    waived: waiverOf(finding) !== null,
    message,
    details,
    place: region,
  };
}
