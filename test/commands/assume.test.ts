import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { advisor } from './advisor.ts';

const PROFILE = readFileSync(join(import.meta.dirname, '../../fixtures/cost/help-desk.yaml'), 'utf8');
const SHARE = 'cache.read_share: 0.4';

/** Folders in which one profile of the same name states other assumptions. */
const folders = new Map<string, string>();

beforeAll(() => {
  if (!PROFILE.includes(SHARE)) throw new Error(`the profile does not state ${SHARE}`);
  const texts = {
    plain: PROFILE,
    share: PROFILE.replace(SHARE, 'cache.read_share: 0.9'),
    range: PROFILE.replace(SHARE, 'cache.read_share: { low: 0, likely: 0.1, high: 0.9 }'),
    model: `${PROFILE.trimEnd()}\n  model.open_managed: gpt-oss-120b\n`,
  };
  for (const [name, text] of Object.entries(texts)) {
    const folder = mkdtempSync(join(tmpdir(), 'advisor-assume-'));
    writeFileSync(join(folder, 'advisor.yaml'), text);
    folders.set(name, folder);
  }
});
afterAll(() => {
  for (const folder of folders.values()) rmSync(folder, { recursive: true, force: true });
});

function said(folder: string, command: string, ...more: readonly string[]): string {
  const done = advisor(folders.get(folder) ?? '', [command, 'advisor.yaml', ...more]);
  expect(done).toMatchObject({ status: 0, stderr: '' });
  return done.stdout;
}

describe.each(['recommend', 'cost', 'models', 'flip', 'explain'])('%s --assume', (command) => {
  test.each([
    ['share', 'cache.read_share=0.9'],
    ['range', 'cache.read_share={low: 0, likely: 0.1, high: 0.9}'],
    ['model', 'model.open_managed=gpt-oss-120b'],
  ])('takes the place of what the file states, and the last of two counts: %s', (folder, setting) => {
    const assumed = [
      '--assume',
      'cache.read_share=0.2',
      '--assume',
      SHARE.replace(': ', '='),
      '--assume',
      setting,
    ];
    expect(said('plain', command, ...assumed)).toBe(said(folder, command));
  });
});

test.each(['recommend', 'cost', 'models'])('%s says other figures for another assumption', (command) => {
  expect(said('plain', command, '--assume', 'cache.read_share=0.9')).not.toBe(said('plain', command));
});
