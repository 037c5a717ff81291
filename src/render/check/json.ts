import { verdictOf } from '../../policy/advice.ts';
import { type CheckReport, countsOf, exitCodeOf } from '../../policy/check-report.ts';
import { factOf, systemOf, waiverOf } from '../../policy/finding.ts';
import { describeFinding } from '../../policy/wording.ts';
import { faultsIn } from './broken.ts';
import { type PlacedFinding, placedFindings } from './findings.ts';

/** The whole check for programs; `version` changes when a field is renamed or goes. */
export function renderCheckJson(report: CheckReport): string {
  const document = {
    version: 1,
    advisor: report.advisor,
    today: report.today,
    exitCode: exitCodeOf(report),
    counts: countsOf(report),
    policy: { name: report.policy.name, file: report.policy.file.name },
    rulebook: report.rulebook,
    profiles: report.profiles.flatMap((result) =>
      result.kind !== 'checked'
        ? []
        : [
            {
              name: result.name,
              file: result.file.name,
              owner: result.profile.owner,
              verdict: verdictOf(result.advice),
              tied: result.advice.tied,
              confidence: result.advice.confidence,
              settled: result.advice.settled,
              chosen: result.profile.systems.map((system) => system.chosen?.value ?? null),
            },
          ],
    ),
    findings: placedFindings(report).map((placed) => findingOf(placed, report)),
    broken: faultsIn(report),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function findingOf({ finding, profile, region, requiredBy }: PlacedFinding, report: CheckReport) {
  const waiver = waiverOf(finding);
  return {
    rule: finding.rule,
    kind: finding.kind,
    severity: finding.severity,
    cause: finding.cause,
    profile,
    system: systemOf(finding),
    fact: factOf(finding),
    ...describeFinding(finding, report.today),
    ...('facts' in finding ? { facts: finding.facts } : {}),
    ...('unknown' in finding ? { unknown: finding.unknown } : {}),
    ...('proposals' in finding ? { proposals: finding.proposals } : {}),
    ...('reason' in finding ? { reason: finding.reason } : {}),
    waiver:
      waiver === null
        ? null
        : { reason: waiver.reason, approvedBy: waiver.approvedBy, expires: waiver.expires },
    place: region,
    requiredBy,
  };
}
