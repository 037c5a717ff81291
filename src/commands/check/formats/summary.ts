import { type CheckReport, type Counts, countsOf, rulesUsed } from '../../../policy/check-report.ts';
import { listed } from '../../../yaml/phrases.ts';
import { policyLabel } from './findings.ts';

/** "6 profiles checked: 2 errors, 1 warning, 1 note; 1 waived; 1 could not be checked." */
export function summarySentence(report: CheckReport): string {
  const counts = countsOf(report);
  const found = [
    counted(counts.error, 'error'),
    counted(counts.warning, 'warning'),
    ...(counts.note > 0 ? [counted(counts.note, 'note')] : []),
  ].join(', ');
  const waived = counts.waived > 0 ? `; ${counts.waived} waived` : '';
  const broken = counts.broken > 0 ? `; ${counts.broken} could not be checked` : '';
  const over = tooManyWarnings(report, counts);
  return `${counted(counts.checked, 'profile')} checked: ${found}${waived}${broken}${over === null ? '' : `; ${over}`}.`;
}

/** "more warnings than the 3 that are allowed"; null where there are not. */
export function tooManyWarnings({ maxWarnings }: CheckReport, { warning }: Counts): string | null {
  return maxWarnings !== null && warning > maxWarnings
    ? `more warnings than the ${maxWarnings} that are allowed`
    : null;
}

/** What there is to say beside findings: what was passed over, and which rules found nothing to apply to. */
export function noteSentences(report: CheckReport): readonly string[] {
  return [...bomSentences(report), ...skippedSentences(report), ...idleSentences(report)];
}

/** "Applied to none of 60 profiles: r1, r2." That one profile is not concerned is normal. */
function idleSentences(report: CheckReport): readonly string[] {
  const { checked } = countsOf(report);
  const idle = rulesUsed(report).filter(({ applied }) => applied === 0);
  if (checked < 2 || idle.length === 0) return [];
  return [`Applied to none of ${checked} profiles: ${firstNamed(idle.map(({ rule }) => rule.id))}.`];
}

/** As many paths or rules as a sentence names. */
const NAMED = 5;

/** What was passed over in the search for profiles: a sentence for each kind. */
function skippedSentences({ skipped }: CheckReport): readonly string[] {
  const packages = skipped.filter(({ kind }) => kind === 'node_modules').length;
  const links = skipped.filter(({ kind }) => kind === 'linked-folder').map(({ path }) => path);
  const files = skipped.flatMap((each) =>
    each.kind === 'linked-file' ? [`${each.path} leads to ${each.leadsTo}, which is checked there`] : [],
  );
  return [
    ...(packages === 0
      ? []
      : [`Passed over: ${counted(packages, 'folder')} of installed packages (node_modules).`]),
    ...(links.length === 0
      ? []
      : [`Passed over, because links to folders are not followed: ${firstNamed(links)}.`]),
    ...(files.length === 0 ? [] : [`Passed over: ${firstNamed(files)}.`]),
  ];
}

/** What was read of bills of materials, in a sentence; none where none was given. */
function bomSentences({ boms }: CheckReport): readonly string[] {
  if (boms.length === 0) return [];
  const sum = (key: 'models' | 'services' | 'otherServices') =>
    boms.reduce((total, each) => total + each[key], 0);
  const bills = boms.length === 1 ? '1 bill' : `${boms.length} bills`;
  const other = sum('otherServices');
  const rest = other === 0 ? '' : `; ${counted(other, 'other service')} not looked at`;
  return [
    `Read: ${bills} of materials with ${counted(sum('models'), 'model')} and ${counted(sum('services'), 'service')} of providers of models${rest}.`,
  ];
}

function firstNamed(names: readonly string[]): string {
  const more = names.length > NAMED ? ` and ${names.length - NAMED} more` : '';
  return names.slice(0, NAMED).join(', ') + more;
}

/** "Acme AI policy · open-vs-closed 1.0.0 · 2026-11-23" */
export function headLine(report: CheckReport): string {
  const policies = report.policies.map((policy) => policyLabel(policy, report));
  return `${listed(policies, 'and')} · ${report.rulebook.id} ${report.rulebook.version} · ${report.today}`;
}

export function counted(count: number, noun: string): string {
  return `${count === 0 ? 'no' : count} ${noun}${count === 1 ? '' : 's'}`;
}
