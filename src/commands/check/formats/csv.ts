import { stringify } from 'csv-stringify/sync';
import { verdictWord } from '../../../policy/advice.ts';
import { type CheckedProfile, type CheckReport, checkedIn } from '../../../policy/check-report.ts';
import { type Finding, systemOf, waiverOf } from '../../../policy/finding.ts';
import type { Decision } from '../../../profile/profile.ts';
import { printable } from '../../../yaml/printable.ts';
import { faultsIn } from './broken.ts';
import { ruleLabel } from './findings.ts';

const COLUMNS = [
  'profile',
  'system',
  'owner',
  'chosen',
  'model',
  'provider',
  'region',
  'data',
  'verdict',
  'confidence',
  'findings',
  'waivers',
  'file',
] as const;

type Row = Readonly<Record<(typeof COLUMNS)[number], string>>;

const EMPTY: Row = {
  profile: '',
  system: '',
  owner: '',
  chosen: '',
  model: '',
  provider: '',
  region: '',
  data: '',
  verdict: '',
  confidence: '',
  findings: '',
  waivers: '',
  file: '',
};

/** The inventory: a line for each system, and one for each profile that could not be checked. */
export function checkCsv(report: CheckReport): string {
  const broken = [...new Set(faultsIn(report).map((fault) => fault.path))];
  const rows = [
    ...checkedIn(report).flatMap((profile) => rowsOf(profile, report)),
    ...broken.map((path): Row => ({ ...EMPTY, findings: 'error: broken-profile', file: path })),
  ];
  return stringify(
    rows.map((row) => COLUMNS.map((column) => printable(row[column]))),
    { header: true, columns: [...COLUMNS], escape_formulas: true },
  );
}

function rowsOf(profile: CheckedProfile, report: CheckReport): readonly Row[] {
  const { systems } = profile.profile;
  return systems.length === 0
    ? [rowOf(profile, null, report)]
    : systems.map((system) => rowOf(profile, system, report));
}

function rowOf(profile: CheckedProfile, system: Decision | null, report: CheckReport): Row {
  const role = system?.role?.value ?? null;
  const concerns = (finding: Finding) => systemOf(finding) === null || systemOf(finding) === role;
  return {
    profile: profile.name,
    system: role ?? '',
    owner: system?.owner?.value ?? profile.profile.owner ?? '',
    chosen: system?.chosen?.value ?? '',
    model: system?.model?.value ?? '',
    provider: system?.provider?.value ?? '',
    region: system?.region?.value ?? '',
    data: system?.dataReaches?.value ?? '',
    verdict: verdictWord(profile.advice),
    confidence: profile.advice.confidence,
    findings: profile.findings
      .filter(concerns)
      .map((finding) => findingText(finding, report))
      .join('; '),
    waivers: profile.waivers.map((waiver) => `${waiver.rule} until ${waiver.expires}`).join('; '),
    file: profile.file.name,
  };
}

function findingText(finding: Finding, report: CheckReport): string {
  return `${waiverOf(finding) === null ? finding.severity : 'waived'}: ${ruleLabel(finding, report)}`;
}
