import { outputTerminal } from '../../../io/terminal.ts';
import { coverageOf } from '../../../policy/cases/coverage.ts';
import { type CaseResult, runCase } from '../../../policy/cases/run-case.ts';
import { tooManyCases } from '../../../policy/cases/too-many-cases.ts';
import type { BrokenProfile } from '../../../policy/check-report.ts';
import type { Finding } from '../../../policy/finding.ts';
import type { LoadedRulebook } from '../../../rulebook/loaded-rulebook.ts';
import { VERSION } from '../../../version.ts';
import { printable } from '../../../yaml/printable.ts';
import { checkContext } from '../../check-context.ts';
import { EXIT } from '../../exit-codes.ts';
import { finish, outputOf } from '../../finish.ts';
import { FORMATS, shownAs } from '../../formats.ts';
import { type Loaded, loadRulebook, problemsText } from '../../load.ts';
import { failure, type Outcome } from '../../outcome.ts';
import { casesBeside } from '../beside.ts';
import { DEFAULT_POLICY } from '../default-policy.ts';
import { testBlocks } from './blocks.ts';
import type { PolicyTestOptions } from './command.ts';
import { testJson } from './json.ts';
import { type LoadedCases, type LoadPolicies, loadCases } from './load-cases.ts';
import { isFine, type TestedPolicy } from './tested.ts';

/** How `check` reads policies and words findings. */
interface Checking {
  readonly loadPolicies: LoadPolicies;
  readonly describeFinding: (finding: Finding, today: string) => { readonly message: string };
}

/** The command that checks the cases of policies. */
export function policyTestWith(checking: Checking) {
  return (named: readonly string[], options: PolicyTestOptions): Promise<void> => {
    const files = [...new Set((named.length > 0 ? named : [DEFAULT_POLICY]).map(casesBeside))];
    const { output, force, rules } = options;
    const inputs = [
      ...files.map((path) => ['a file of cases', path] as const),
      ['the rulebook', rules] as const,
    ];
    return finish(() => tested(files, options, checking), { outputs: outputOf(output), inputs, force });
  };
}

async function tested(
  files: readonly string[],
  options: PolicyTestOptions,
  { loadPolicies, describeFinding }: Checking,
): Promise<Outcome> {
  const rulebook = await loadRulebook(options.rules);
  if (!rulebook.ok) return failure(rulebook.message);
  const loaded = files.map((file) => loadCases(file, rulebook.value.rulebook, loadPolicies));
  const runs = loaded.map((each) => (each.ok ? runAll(each.value, rulebook.value) : each));
  const faults = runs.flatMap((run) => (run.ok ? [] : [run.message]));
  if (faults.length > 0) return failure([...new Set(faults)].join('\n\n'));
  const report = {
    advisor: VERSION,
    tested: runs.flatMap((run) => (run.ok ? [run.value] : [])),
    needsCoverage: options.coverage === true,
    messageOf: (finding: Finding, { today }: { readonly today: string }) =>
      describeFinding(finding, today).message,
  };
  const { format, json = false, color, output = '-' } = options;
  const page = await outputTerminal(color && output === '-');
  const text = await FORMATS[json ? 'json' : format](shownAs(report, testBlocks, testJson).value, page);
  return {
    made: [{ text, to: output }],
    messages: '',
    read: loaded.flatMap((each) => (each.ok ? each.value.read : [])),
    exitCode: isFine(report) ? EXIT.fine : EXIT.violated,
  };
}

function runAll(
  { file, policy, demands, cases }: LoadedCases,
  rulebook: LoadedRulebook,
): Loaded<TestedPolicy> {
  const context = checkContext(rulebook, demands, '');
  const tooMany = tooManyCases(cases, demands);
  const [first] = cases;
  if (tooMany !== null && first !== undefined)
    return { ok: false, message: problemsText(first.place.file, [tooMany]) };
  const results: CaseResult[] = [];
  const faults: string[] = [];
  for (const tested of cases) {
    const result = runCase(tested, context);
    if (result.kind === 'checked') results.push(result);
    else faults.push(faultOf(result));
  }
  if (faults.length > 0) return { ok: false, message: [...new Set(faults)].join('\n\n') };
  return { ok: true, value: { file, policy, results, coverage: coverageOf(results, policy, context) } };
}

function faultOf(broken: BrokenProfile): string {
  return broken.kind === 'unread' ? printable(broken.message) : problemsText(broken.file, broken.problems);
}
