import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { advisor } from '../commands/advisor.ts';
import type { Run } from '../commands/again.ts';

/** A folder of its own for each test of a file, and the real command in it. */
export interface Folder {
  readonly write: (files: Readonly<Record<string, string>>) => void;
  readonly read: (file: string) => string;
  readonly path: (file: string) => string;
  readonly advisor: (...args: readonly string[]) => Run;
}

export function useFolder(): Folder {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'advisor-policy-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  return {
    write: (files) => {
      for (const [file, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        writeFileSync(join(folder, file), text);
      }
    },
    read: (file) => readFileSync(join(folder, file), 'utf8'),
    path: (file) => join(folder, file),
    advisor: (...args) => advisor(folder, args),
  };
}

/** A policy for the built-in rulebook with these rules, each a line of flow YAML, and further keys. */
export function realPolicy(rules: readonly string[], rest = '', name = 'Test policy'): string {
  const listed = rules.map((rule) => `  - ${rule}\n`).join('');
  return `version: 1\nname: ${name}\nrulebook: open-vs-closed@2\nrules:\n${listed}${rest}`;
}
