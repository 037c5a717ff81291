import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';

const root = join(import.meta.dirname, '../..');

/** What every folder holds besides. */
export const BESIDES: Readonly<Record<string, string>> = {
  'plain.yaml': 'name: x',
  'policy.yaml':
    'version: 1\nname: P\nrulebook: open-vs-closed@2\nrules: [{ id: r, require: { decision.approved: true }, severity: error, because: x }]',
};

/** The time and memory that a command took, written by itself as it ends. */
const USAGE =
  "process.on('exit', () => require('node:fs').writeFileSync(process.env.USAGE, JSON.stringify(process.resourceUsage())));";

/** CPU seconds that a command may take with any file, times four, so that a busy machine fails nothing. */
const MOST_SECONDS = 4 * 5;

/** Half as much again as a command may take: how soon memory is given back differs by version and load. */
const MOST_MEGABYTES = 600;

const MOST_PRINTED = 20_000_000;

interface Folder {
  readonly file: (name: string) => string;
  /** Runs a command that must be answered within the bounds, and returns what it printed. */
  readonly answerTo: (line: string, statuses?: readonly number[]) => string;
}

/** A folder in which commands are run on these files. */
export function folderWith(files: Readonly<Record<string, string>>): Folder {
  const folder = mkdtempSync(join(tmpdir(), 'advisor-'));
  const file = (name: string) => join(folder, name);
  for (const [name, text] of Object.entries({ ...BESIDES, ...files, 'usage.cjs': USAGE }))
    writeFileSync(file(name), text);
  return {
    file,
    answerTo: (line, statuses = [0, 1, 2]) => {
      const { status, stdout, stderr, seconds, megabytes } = run(line.split(' '), folder);
      expect(statuses, stderr.slice(0, 500)).toContain(status);
      expect(seconds).toBeLessThan(MOST_SECONDS);
      expect(megabytes).toBeLessThan(MOST_MEGABYTES);
      expect(stdout.length + stderr.length).toBeLessThan(MOST_PRINTED);
      return stdout + stderr;
    },
  };
}

/** Runs the real command, or the start of an interview, and tells what it took. */
function run([command = '', ...args]: readonly string[], folder: string) {
  const usage = join(folder, 'usage.json');
  const program =
    command === 'interview'
      ? [join(import.meta.dirname, 'start-interview.mjs')]
      : [join(root, 'bin/advisor.js'), command];
  const done = spawnSync(process.execPath, ['-r', join(folder, 'usage.cjs'), ...program, ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH, USAGE: usage },
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(usage, 'utf8'));
  const seconds = (userCPUTime + systemCPUTime) / 1e6;
  return { ...done, seconds, megabytes: maxRSS / 1024 };
}
