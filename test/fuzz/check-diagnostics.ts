import type { Reading } from '../../src/index.ts';
import type { Tally } from './tally.ts';

/** That whatever is wrong with a text is said at a place in it, at most a hundred times, in letters that can be printed. */
export function checkDiagnostics(name: string, text: string, reading: Reading<unknown>, tally: Tally): void {
  if (reading.ok) return;
  const { message, problems } = reading;
  tally.holds(
    'a refused text has problems',
    problems.length > 0 && problems.length <= 100,
    () => `${problems.length}`,
  );
  const lines = text.split(/\r\n|\r|\n/);
  for (const { column, line, message: said } of problems) {
    const length = lines[line - 1]?.length ?? -1;
    tally.holds(
      'a problem has its place in the text',
      line >= 1 && column >= 1 && column <= length + 2,
      () => `${line}:${column} of ${lines.length} lines, ${length} columns: ${said}`,
    );
    tally.holds(
      'a problem is said in words',
      /\w/.test(said) && !/\[object|undefined|NaN/.test(said.replaceAll(/"[^"]*"/g, '')),
      () => said,
    );
    tally.holds(
      'a message names file, line and column',
      message.includes(`${name}:${line}:${column}: `),
      () => `${name}:${line}:${column} is not in\n${message}`,
    );
  }
  if (problems.length === 100) tally.count('a hundred problems');
  const control = /[^\n\P{Cc}]|\p{Cf}|\p{Cs}|[\u2028\u2029]/u.exec(message);
  tally.holds('a message can be printed', control === null, () => JSON.stringify(control?.[0]));
}
