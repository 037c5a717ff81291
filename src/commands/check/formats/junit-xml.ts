import { printable } from '../../../yaml/printable.ts';

export interface Suite {
  readonly name: string;
  readonly cases: readonly Case[];
}

export interface Case {
  readonly name: string;
  readonly outcome: 'passed' | 'failure' | 'error' | 'skipped';
  readonly message: string;
  readonly text: string;
  /** The file that it is about, and the line; null where there is none. */
  readonly file: string | null;
  readonly line: number | null;
}

/** A report of suites, whose names and those of their cases are numbered where they are alike: GitLab shows one of each. */
export function* junitXml(suites: Iterable<Suite>): Iterable<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="advisor check">\n';
  const name = numbering();
  let id = 0;
  for (const suite of suites) yield suiteXml({ ...suite, name: name(suite.name) }, id++);
  yield '</testsuites>\n';
}

function suiteXml({ name, cases }: Suite, id: number): string {
  const count = (outcome: Case['outcome']) => cases.filter((each) => each.outcome === outcome).length;
  const attributes = xmlAttributes({
    name,
    id: String(id),
    tests: String(cases.length),
    failures: String(count('failure')),
    errors: String(count('error')),
    skipped: String(count('skipped')),
    time: '0',
  });
  const nameOf = numbering();
  const inner = cases.map((each) => caseXml(each, nameOf(each.name), name)).join('');
  return `  <testsuite${attributes}>\n${inner}  </testsuite>\n`;
}

function caseXml(
  { name: type, outcome, message, text, file, line }: Case,
  name: string,
  suite: string,
): string {
  const place = { ...(file === null ? {} : { file }), ...(line === null ? {} : { line: String(line) }) };
  const open = `    <testcase${xmlAttributes({ name, classname: suite, ...place, time: '0' })}`;
  if (outcome === 'passed') return `${open}/>\n`;
  const inner =
    outcome === 'skipped'
      ? `<skipped>${escapeXml(`${message}\n${text}`)}</skipped>`
      : `<${outcome}${xmlAttributes({ type, message })}>${escapeXml(text)}</${outcome}>`;
  return `${open}>\n      ${inner}\n    </testcase>\n`;
}

/** "a", "b", "a #2" */
function numbering(): (name: string) => string {
  const seen = new Map<string, number>();
  return (name) => {
    const number = (seen.get(name) ?? 0) + 1;
    seen.set(name, number);
    return number === 1 ? name : `${name} #${number}`;
  };
}

function xmlAttributes(attributes: Readonly<Record<string, string>>): string {
  return Object.entries(attributes)
    .map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
    .join('');
}

/** Escapes markup and what runners of workflows take for a command, and keeps out what XML 1.0 does not allow. */
function escapeXml(text: string): string {
  const lines = text
    .split('\n')
    .map((line) => printable(line).replace(/[\ud800-\udfff\ufffe\uffff]/gu, '\ufffd'));
  return lines
    .join('\n')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/^(\s*):(?=:)/gm, '$1&#58;')
    .replace(/##(?=[a-z]*\[)/gi, '#&#35;');
}
