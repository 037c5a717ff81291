import { Command } from '@commander-js/extra-typings';
import { type OptionsOf, withReportOptions } from '../../options.ts';
import { casesBeside } from '../beside.ts';
import { DEFAULT_POLICY } from '../default-policy.ts';

export type PolicyTestOptions = OptionsOf<typeof policyTestCommand>;

export function policyTestCommand() {
  const command = new Command('test')
    .description('Check the cases of a policy: profiles, and what the policy is to find in each')
    .argument(
      '[file...]',
      `Cases (NAME.test.yaml), or policies (NAME.yaml) that have cases beside them (default: ${casesBeside(DEFAULT_POLICY)} here)`,
    )
    .option('--coverage', 'Fail, too, where no case violates a rule, or none keeps it')
    .addHelpText(
      'after',
      `
Cases stand in a file beside the policy:

  version: 1
  today: 2026-06-01
  cases:
    - name: Restricted data leaves the house
      profile:
        data: { sensitivity: restricted }
        decision: { chosen: closed-api, data_reaches: anywhere }
      expect: [restricted-data-stays-inside]

"expect" lists the rules that find something, [] where none does; { rule: …,
severity: …, system: … } says more closely what. Every other finding fails the
case. "profile" may also be the path of a file. A case may have a "today" of its
own, and under "base" the profile as of the target branch. "path" says where the
profile is taken to lie: if left out, at its path from the folder of the cases,
or as advisor.yaml where it stands in the case. "policy" names another policy
than the one that the file is called after.
"advisor schema policy-test" has all of it for editors.

Exit codes: 0 every case passes, 1 one fails, 2 a file or the command line is
wrong.

Examples:
  advisor policy test
  advisor policy test policies/*.test.yaml --coverage`,
    );
  return withReportOptions(command);
}
