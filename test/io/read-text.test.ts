import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { describeFault, readText } from '../../src/io/read-text.ts';

const folder = mkdtempSync(join(tmpdir(), 'advisor-read-'));
afterAll(() => rmSync(folder, { recursive: true }));

function written(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

/** The text of a file, or why there is none, without the folder. */
function said(path: string): string {
  const read = readText(path);
  return read.ok ? read.file.text : describeFault(read.fault).replace(folder, '…');
}

const MEBIBYTE = 1024 * 1024;

describe('a file', () => {
  test('is read as it is, but for a byte order mark', () => {
    expect(said(written('text', 'a: "ä🦦"\r\n'))).toBe('a: "ä🦦"\r\n');
    expect(said(written('mark', '\ufeffa: 1'))).toBe('a: 1');
    expect(said(written('marks', '\ufeff\ufeffa: "\ufeff"'))).toBe('a: "\ufeff"');
    expect(said(written('empty', ''))).toBe('');
  });

  test('may be a pipe, and what comes from it late is waited for', () => {
    const pipe = join(folder, 'pipe');
    spawnSync('mkfifo', [pipe]);
    spawn('sh', ['-c', 'sleep 0.2; { printf "a: "; sleep 0.2; printf 1; } > "$0"', pipe]);
    expect(said(pipe)).toBe('a: 1');
  });

  test('may end its lines with carriage returns alone', () => {
    expect(said(written('returns', 'a: 1\rb: 2\r\nc: 3\r\r\n'))).toBe('a: 1\nb: 2\r\nc: 3\n\r\n');
  });

  test('may have a mebibyte and no more', () => {
    expect(said(written('large', 'x'.repeat(MEBIBYTE)))).toHaveLength(MEBIBYTE);
    expect(said(written('larger', 'x'.repeat(MEBIBYTE + 1)))).toBe(
      '…/larger: larger than 1 MiB, the most that is read.',
    );
    expect(said('/dev/zero')).toBe('/dev/zero: larger than 1 MiB, the most that is read.');
  });

  test('that is not text is refused', () => {
    const reason = 'this is not text in UTF-8.';
    expect(said(written('zero', 'a\u0000b'))).toBe(`…/zero: ${reason}`);
    expect(said(written('latin', Uint8Array.of(0x61, 0xe4)))).toBe(`…/latin: ${reason}`);
    expect(said(written('utf-16', Uint8Array.of(0xff, 0xfe, 0x61, 0)))).toBe(`…/utf-16: ${reason}`);
  });

  test('that cannot be opened is named with the reason', () => {
    mkdirSync(join(folder, 'folder'));
    symlinkSync('loop', join(folder, 'loop'));
    expect(said(join(folder, 'none'))).toBe('…/none: there is no such file.');
    expect(said(join(written('file', ''), 'below'))).toBe('…/file/below: there is no such file.');
    expect(said(join(folder, 'folder'))).toBe('…/folder: this is a folder, and a file is expected.');
    expect(said(join(folder, 'loop'))).toBe(
      '…/loop: it cannot be read: the link leads back to itself (ELOOP).',
    );
    expect(said('')).toBe('An empty file name: there is no such file.');
    expect(describeFault({ kind: 'unreadable', path: 'x', code: 'EACCES' })).toBe(
      'x: you may not read this file.',
    );
  });

  test.skipIf(process.getuid?.() === 0)('that its owner forbids to read is named as such', () => {
    const path = written('locked', 'a: 1');
    rmSync(path);
    writeFileSync(path, 'a: 1', { mode: 0o000 });
    expect(said(path)).toBe('…/locked: you may not read this file.');
  });
});
