import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CHECK_FORMATS } from '../../src/commands/check/formats.ts';
import { FORMATS } from '../../src/commands/formats.ts';
import * as library from '../../src/index.ts';
import * as libraryFiles from '../../src/node.ts';

const root = join(import.meta.dirname, '../..');
const path = join(root, 'README.md');
const readme = readFileSync(path, 'utf8');

/** Outputs in the README stand below a comment `<!-- output: ARGUMENTS -->`. */
const outputs = [...readme.matchAll(/<!-- output: (.+) -->\n```text\n([\s\S]*?)```/g)];

/** Files of this repository in the README stand below a comment `<!-- file: PATH -->`. */
const files = [...readme.matchAll(/<!-- file: (.+) -->\n```\w+\n([\s\S]*?)```/g)];

function run(line: string): string {
  const env = { PATH: process.env.PATH, COLUMNS: '80' };
  const args = [join(root, 'bin/advisor.js'), ...line.split(' ')];
  return spawnSync(process.execPath, args, { cwd: root, env, encoding: 'utf8' }).stdout;
}

describe('README', () => {
  test('its first two commands are the main job and the tests', () => {
    const commands = [...readme.matchAll(/^npm ci && (.+?)(?: +#.*)?$/gm)].map((match) => match[1]);
    expect(commands.slice(0, 2)).toEqual([
      'node bin/advisor.js recommend examples/startup-sentiment.yaml',
      'npm test',
    ]);
  });

  test('it names every format', () => {
    for (const format of [...Object.keys(FORMATS), ...Object.keys(CHECK_FORMATS)])
      expect(readme).toContain(`\`${format}\``);
  });

  test.each(files.map((match) => ({ file: match[1] ?? '', shown: match[2] ?? '' })))(
    'what it shows of $file is what stands there',
    ({ file, shown }) => expect(shown).toBe(readFileSync(join(root, file), 'utf8')),
  );

  test('it names every function of the library', () => {
    expect(files.length).toBeGreaterThan(0);
    for (const name of [...Object.keys(library), ...Object.keys(libraryFiles)])
      expect(readme).toContain(`\`${name}\``);
  });

  test('it shows at least one real output', () => expect(outputs.length).toBeGreaterThan(0));

  test.each(outputs.map((match) => ({ line: match[1] ?? '', shown: match[2] ?? '', whole: match[0] })))(
    'what it shows for "$line" is what is printed (UPDATE_GOLDEN=1 writes it anew)',
    ({ line, shown, whole }) => {
      const printed = run(line);
      if (process.env.UPDATE_GOLDEN === '1') {
        writeFileSync(
          path,
          readFileSync(path, 'utf8').replace(
            whole,
            () => `<!-- output: ${line} -->\n\`\`\`text\n${printed}\`\`\``,
          ),
        );
      } else expect(shown).toBe(printed);
    },
  );
});
