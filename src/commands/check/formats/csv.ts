import { stringify } from 'csv-stringify/sync';
import type { Content } from '../../../io/content.ts';
import { type CheckedProfile, type CheckReport, checkedIn } from '../../../policy/check-report.ts';
import { type Finding, systemOf, waiverOf } from '../../../policy/finding.ts';
import type { Decision } from '../../../profile/profile.ts';
import { groupedBy } from '../../../yaml/grouped-by.ts';
import { grouped } from '../../../yaml/phrases.ts';
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
  const told = toldOf(profile, report);
  return systems.length === 0
    ? [rowOf(profile, null, told)]
    : systems.map((system) => rowOf(profile, system, told));
}

function rowOf(profile: CheckedProfile, system: Decision | null, told: readonly Told[]): Row {
  const role = system?.role?.value ?? null;
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
    findings: told
      .filter((each) => each.system === null || each.system === role)
      .map(({ count, text }) => (count === 1 ? text : `${text} (${grouped(count)} times)`))
      .join('; '),
    waivers: profile.waivers.map((waiver) => `${waiver.rule} until ${waiver.expires}`).join('; '),
    file: profile.file.name,
  };
}

/** Findings on one system, or on all of a profile, that are told alike. */
interface Told {
  readonly system: string | null;
  readonly text: string;
  readonly count: number;
}

function toldOf({ findings }: CheckedProfile, report: CheckReport): readonly Told[] {
  const all = findings.map((each) => ({ system: systemOf(each), text: findingText(each, report) }));
  return [...groupedBy(all, (each) => JSON.stringify(each)).values()].flatMap((alike) =>
    alike.slice(0, 1).map((each) => ({ ...each, count: alike.length })),
  );
}

function findingText(finding: Finding, report: CheckReport): string {
  return `${waiverOf(finding) === null ? finding.severity : 'waived'}: ${ruleLabel(finding, report)}`;
}
