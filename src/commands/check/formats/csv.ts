import { stringify } from 'csv-stringify/sync';
import type { Content } from '../../../io/content.ts';
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

const BYTE_ORDER_MARK = '\ufeff';

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
export function checkCsv(report: CheckReport): Content {
  return () => linesOf(report);
}

function* linesOf(report: CheckReport): Iterable<string> {
  yield csvHead();
  for (const profile of checkedIn(report)) yield csvLines(rowsOf(profile, report));
  for (const path of new Set(faultsIn(report).map((fault) => fault.path)))
    yield csvLines([{ ...EMPTY, findings: 'error: broken-profile', file: path }]);
}

/** The names of the columns, after the mark by which Excel knows that the text is UTF-8. */
export function csvHead(): string {
  return BYTE_ORDER_MARK + quoted([COLUMNS]);
}

function csvLines(rows: readonly Row[]): string {
  return quoted(rows.map((row) => COLUMNS.map((column) => inert(printable(row[column])))));
}

function quoted(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { quoted: true, quoted_empty: true },
  );
}

/** Nothing in it begins like a formula, also where Excel takes a semicolon for the end of a cell. */
function inert(text: string): string {
  return text.replace(/(^|;)(\s*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g, "$1$2'");
}

function rowsOf(profile: CheckedProfile, report: CheckReport): readonly Row[] {
  const { systems } = profile;
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
    owner: system?.owner?.value ?? profile.owner ?? '',
    chosen: system?.chosen?.value ?? '',
    model: system?.model?.value ?? '',
    provider: system?.provider?.value ?? '',
    region: system?.region?.value ?? '',
    data: system?.dataReaches?.value ?? '',
    verdict: profile.advice?.verdict ?? '',
    confidence: profile.advice?.confidence ?? '',
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
