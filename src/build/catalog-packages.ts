import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** A package of the npm registry in one version, and the hash that the registry gives for it. */
export interface Package {
  readonly name: string;
  readonly version: string;
  readonly integrity: string;
}

/**
 * The folder of a package, fetched from the registry where it was not before, checked and unpacked. Nothing of it is
 * installed: neither its dependencies nor its scripts.
 */
export function unpacked({ name, version, integrity }: Package, cache: string): string {
  const folder = join(cache, `${name.replaceAll(/[@/]/g, '-').slice(1)}-${version}`);
  if (existsSync(join(folder, 'package'))) return join(folder, 'package');
  mkdirSync(folder, { recursive: true });
  const packed = execFileSync(
    'npm',
    ['pack', `${name}@${version}`, '--silent', '--pack-destination', folder],
    {
      encoding: 'utf8',
    },
  );
  const archive = join(folder, packed.trim().split('\n').at(-1) ?? '');
  const found = `sha512-${createHash('sha512').update(readFileSync(archive)).digest('base64')}`;
  if (found !== integrity) {
    rmSync(folder, { recursive: true });
    throw new Error(`${name} ${version} has the hash ${found}, and rules/catalog.yaml says ${integrity}.`);
  }
  execFileSync('tar', ['-xzf', archive, '-C', folder]);
  return join(folder, 'package');
}
