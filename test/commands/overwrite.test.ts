import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { RealTerminal } from '../interview/terminal.ts';

const command = join(import.meta.dirname, '../../bin/advisor.js');

test('somebody at the terminal is asked before a file is written over', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'advisor-overwrite-'));
  writeFileSync(join(folder, 'old'), 'mine\n');
  const terminal = new RealTerminal(folder, 80, 24);
  const run = async (...keys: readonly string[]) => {
    terminal.run(`clear; node ${command} schema policy -o old; echo "exit $?"`);
    await terminal.until(/old exists\. Overwrite it\?/);
    terminal.press(...keys);
    return terminal.until(/exit \d/);
  };
  try {
    for (const keys of [['Enter'], ['C-c'], ['C-d']])
      expect(await run(...keys)).toMatch(/old exists and stays as it is\. --force overwrites it\.\s+exit 2/);
    expect(readFileSync(join(folder, 'old'), 'utf8')).toBe('mine\n');
    expect(await run('Down', 'Enter')).toMatch(/Wrote old\.[\s\S]*exit 0/);
    expect(readFileSync(join(folder, 'old'), 'utf8')).toContain('"$schema"');
  } finally {
    terminal.close();
  }
});
