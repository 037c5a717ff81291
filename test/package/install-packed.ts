import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

function npm(folder: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`npm ${args.join(' ')} ended with ${status}:\n${stderr}`);
  return stdout + stderr;
}

/** Packs what is built and installs the tarball, beside other packages, in an empty folder; returns what npm said. */
export function installPacked(folder: string, beside: readonly string[] = []): string {
  const tarball = npm(root, 'pack', '--ignore-scripts', '--silent', '--pack-destination', folder).trim();
  const project = projectIn(folder);
  mkdirSync(project);
  writeFileSync(join(project, 'package.json'), '{}');
  return npm(
    project,
    'install',
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    join(folder, tarball),
    ...beside,
  );
}

/** The file that npm runs as `advisor` in a folder in which it was installed. */
export function installedIn(folder: string): string {
  return join(projectIn(folder), 'node_modules/.bin/advisor');
}

/** The project in which it is installed. */
export function projectIn(folder: string): string {
  return join(folder, 'project');
}
