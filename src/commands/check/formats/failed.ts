import { heading } from '../../../layout/block.ts';
import { jsonText } from '../../../layout/json-text.ts';
import { toMarkdown } from '../../../layout/to-markdown.ts';
import { VERSION } from '../../../version.ts';
import { EXIT } from '../../exit-codes.ts';
import type { CheckFormat } from '../formats.ts';
import { csvHead } from './csv.ts';
import { githubFault } from './github.ts';
import { SCHEMA } from './json.ts';
import { junitXml } from './junit-xml.ts';
import { sarifLog } from './sarif-log.ts';

/**
 * What stands in a file that was asked for where nothing could be checked: valid, so that what reads it does not fail in
 * its turn, and, where the format has a place for it, with what is wrong.
 */
export function failedCheck(format: CheckFormat, message: string): string {
  return FAILED[format](message.trim());
}

const TITLE = 'Policy check could not be done';

const FAILED: Readonly<Record<CheckFormat, (message: string) => string>> = {
  text: (message) => `${message}\n`,
  json: (message) =>
    jsonText({ schema: SCHEMA, advisor: VERSION, exit_code: EXIT.wrong, faults: faultsIn(message) }),
  sarif: (message) => {
    const toolConfigurationNotifications = faultsIn(message).map((text) => ({
      level: 'error' as const,
      message: { text },
    }));
    const invocation = {
      executionSuccessful: false,
      exitCode: EXIT.wrong,
      toolConfigurationNotifications,
    };
    return jsonText(sarifLog(VERSION, invocation, [], []));
  },
  junit: (message) => [...junitXml([{ name: 'advisor check', cases: [setUpCase(message)] }])].join(''),
  github: githubFault,
  markdown: (message) => toMarkdown([heading(2, TITLE), { kind: 'verbatim', drawn: () => message }]),
  csv: csvHead,
  'code-quality': () => jsonText([]),
};

function setUpCase(text: string) {
  return { name: 'set-up', outcome: 'error', message: `${TITLE}.`, text, file: null, line: null } as const;
}

/** Faults of several files stand apart by an empty line. */
function faultsIn(message: string): readonly string[] {
  return message.split(/\n{2,}/);
}
