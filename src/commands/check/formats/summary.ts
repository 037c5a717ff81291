import { type CheckReport, countsOf } from '../../../policy/check-report.ts';
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
  const { maxWarnings } = report;
  const isOver = maxWarnings !== null && counts.warning > maxWarnings;
  const limit = isOver ? `; more warnings than the ${maxWarnings} that are allowed` : '';
  return `${counted(counts.checked, 'profile')} checked: ${found}${waived}${broken}${limit}.`;
}

/** As many paths as a sentence names. */
const NAMED = 5;

/** What was passed over in the search for profiles: a sentence for each kind. */
export function skippedSentences({ skipped }: CheckReport): readonly string[] {
  const packages = skipped.filter(({ kind }) => kind === 'node_modules').length;
  const links = skipped.filter(({ kind }) => kind === 'linked-folder').map(({ path }) => path);
  const more = links.length > NAMED ? ` and ${links.length - NAMED} more` : '';
  return [
    ...(packages === 0
      ? []
      : [`Passed over: ${counted(packages, 'folder')} of installed packages (node_modules).`]),
    ...(links.length === 0
      ? []
      : [
          `Passed over, because links to folders are not followed: ${links.slice(0, NAMED).join(', ')}${more}.`,
        ]),
  ];
}

/** What was read of bills of materials, in a sentence; none where none was given. */
export function bomSentences({ boms }: CheckReport): readonly string[] {
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

/** "Acme AI policy · open-vs-closed 1.0.0 · 2026-11-23" */
export function headLine(report: CheckReport): string {
  const policies = report.policies.map((policy) => policyLabel(policy, report));
  return `${listed(policies, 'and')} · ${report.rulebook.id} ${report.rulebook.version} · ${report.today}`;
}

function counted(count: number, noun: string): string {
  return `${count === 0 ? 'no' : count} ${noun}${count === 1 ? '' : 's'}`;
}
