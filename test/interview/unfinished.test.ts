import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Unfinished } from '../../src/commands/interview/unfinished.ts';

const LINE = '# yaml-language-server: $schema=advisor.schema.json\n';

test.each([true, false])('names a schema to editors where it stands beside it: %s', (isThere) => {
  const folder = mkdtempSync(join(tmpdir(), 'advisor-unfinished-'));
  if (isThere) writeFileSync(join(folder, 'advisor.schema.json'), '{}');
  const wish = { save: join(folder, 'my plan.yaml'), from: undefined, force: false };
  const kept = new Unfinished('', wish).save(`${LINE}name: a\n`);
  expect(kept).toEqual({ kind: 'saved', file: join(folder, 'my plan.unfinished.yaml') });
  const text = readFileSync(join(folder, 'my plan.unfinished.yaml'), 'utf8');
  expect(text).toBe(isThere ? `${LINE}name: a\n` : 'name: a\n');
});
