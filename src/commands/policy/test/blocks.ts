import {
  type Block,
  faint,
  heading,
  paragraph,
  strong,
  type Text,
  type Tone,
  together,
} from '../../../layout/block.ts';
import { foundAs, type PolicyCase } from '../../../policy/cases/case.ts';
import { type CaseResult, passes } from '../../../policy/cases/run-case.ts';
import { grouped, listed } from '../../../yaml/phrases.ts';
import { printable } from '../../../yaml/printable.ts';
import { agreementsIn, differencesIn, type Row } from './rows.ts';
import { countsOf, type TestedPolicy, type TestReport, untestedIn } from './tested.ts';

/** What came of the cases, for people: those that fail in full, and at the end how many pass. */
export function testBlocks(report: TestReport): readonly Block[] {
  return [
    ...report.tested.flatMap((tested) => testedBlocks(tested, report)),
    paragraph(strong(summary(report))),
  ];
}

function testedBlocks(
  { file, policy, results, coverage }: TestedPolicy,
  report: TestReport,
): readonly Block[] {
  const passed = results.filter(passes);
  const failed = results.filter((result) => !passes(result));
  return [
    heading(2, strong(printable(file)), faint(printable(policy.name))),
    ...(passed.length === 0 ? [] : [caseEntries(passed, { text: 'passed ', tone: 'good' })]),
    ...failed.map((result) => failedBlock(result, report)),
    together(...untestedSentences(coverage).map(paragraph)),
  ];
}

function caseEntries(results: readonly CaseResult[], mark: Text): Block {
  const entries = results.map(({ tested }) => ({
    mark,
    name: printable(tested.name),
    remark: null,
    place: null,
    lines: [],
  }));
  return { kind: 'entries', indent: 0, entries, remarks: null, more: null };
}

/** What was expected beside what was found, rule by rule: first where they differ. */
function failedBlock(result: CaseResult, report: TestReport): Block {
  const columns = ['rule', 'expected', 'found'].map((head) => ({ head, align: 'left' as const, least: 12 }));
  const cells = (tone: Tone) => (row: Row) => cellsOf(row, tone, result.tested, report);
  const differing = differencesIn(result);
  const shown = differing.slice(0, MOST_SHOWN);
  const more = differing.length - shown.length;
  const rows = [...shown.map(cells('bad')), ...agreementsIn(result).map(cells('plain'))];
  return together(
    caseEntries([result], { text: 'failed ', tone: 'bad' }),
    { kind: 'table', columns, rows },
    ...(more === 0 ? [] : [paragraph(`${grouped(more)} more differ; JSON has them all.`)]),
  );
}

/** Nobody reads on after so many differences of one case. */
const MOST_SHOWN = 100;

function cellsOf(
  { rule, system, expected, found }: Row,
  tone: Tone,
  tested: PolicyCase,
  { messageOf }: TestReport,
): readonly Text[] {
  const words = found.map((finding) => `${foundAs(finding)}: ${messageOf(finding, tested)}`).join(' ');
  return [
    printable(system === null ? rule : `${rule} (${system})`),
    expected === null ? NOTHING : (expected.severity ?? 'a finding'),
    { text: words === '' ? NOTHING : printable(words), tone },
  ];
}

const NOTHING = 'nothing';

function untestedSentences({
  inherited,
  neverViolated,
  neverKept,
}: TestedPolicy['coverage']): readonly string[] {
  const notCounted = inherited === 1 ? 'One inherited rule is' : `${inherited} inherited rules are`;
  return [
    ...(inherited === 0 ? [] : [`${notCounted} not counted here: the policy above has cases for that.`]),
    ...(neverViolated.length === 0 ? [] : [`Untested: no case violates ${listed(neverViolated, 'or')}.`]),
    ...(neverKept.length === 0
      ? []
      : [`Untested: no case keeps ${listed(neverKept, 'or')} where it applies.`]),
  ];
}

/** "7 of 8 cases pass; 5 of 6 rules are tested both ways." */
function summary(report: TestReport): string {
  const { passed, failed } = countsOf(report);
  const rules = report.tested.reduce((sum, { coverage }) => sum + coverage.rules, 0);
  const untested = report.tested.reduce((sum, { coverage }) => sum + untestedIn(coverage).length, 0);
  const total = passed + failed;
  const cases = `${passed} of ${total} ${total === 1 ? 'case passes' : 'cases pass'}`;
  return `${cases}; ${rules - untested} of ${rules} rules are both kept and violated by some case.`;
}
