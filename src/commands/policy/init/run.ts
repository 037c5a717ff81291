import { builtInRulebook } from '../../../io/built-in.ts';
import { policyStart } from '../../../io/policy-starts.ts';
import { canAsk } from '../../../io/terminal.ts';
import { policyJsonSchema, policySchemaName } from '../../../policy/json-schema.ts';
import { printable } from '../../../yaml/printable.ts';
import { withSchema } from '../../editor-schema.ts';
import { EXIT } from '../../exit-codes.ts';
import { finish } from '../../finish.ts';
import { type Made, type Outcome, success } from '../../outcome.ts';
import { casesBeside } from '../beside.ts';
import { DEFAULT_POLICY } from '../default-policy.ts';
import { type PolicyInitOptions, START_NAMES, STARTS, type Start } from './command.ts';

/** The start for who says nothing of the kind of organisation, where nobody can be asked. */
const DEFAULT_START: Start = 'small-company';

/** Writes a policy to begin with, its cases, and its schema. */
export function run(file: string, { for: named, force }: PolicyInitOptions): Promise<void> {
  const outputs = file === '-' ? [] : [file, casesBeside(file)].map((path) => ({ named: path, path }));
  return finish(
    async () => {
      const start = named ?? (canAsk() ? await askStart() : DEFAULT_START);
      return start === null ? { made: [], messages: '', exitCode: EXIT.left } : startOf(start, file);
    },
    { outputs, inputs: [], force },
  );
}

async function askStart(): Promise<Start | null> {
  const { askFor } = await import('../../ask-whether.ts');
  return askFor((prompts) =>
    prompts.choose({
      question: 'For which kind of organisation is the policy?',
      entries: START_NAMES.map((value) => ({ value, label: STARTS[value] })),
    }),
  );
}

function startOf(start: Start, file: string): Outcome {
  const { policy, cases } = policyStart(start);
  if (file === '-') return success({ text: policy, to: file });
  const path = printable(file);
  const said = `Wrote ${path} (--for ${start}). Replace what is marked in it, then: advisor check --policy ${path}`;
  const test = file === DEFAULT_POLICY ? '' : ` ${path}`;
  return success(
    ...withSchema({ text: policy, to: file, said }, schema()),
    casesFile(casesBeside(file), cases, test),
  );
}

function casesFile(to: string, text: string, test: string): Made {
  return { text, to, said: `Wrote ${printable(to)}, its cases. To check them: advisor policy test${test}` };
}

function schema() {
  const { rulebook } = builtInRulebook();
  return {
    file: 'advisor-policy.schema.json',
    of: 'the policy',
    name: policySchemaName(rulebook),
    schema: () => policyJsonSchema(rulebook),
  };
}
