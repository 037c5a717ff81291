import { spawnSync } from 'node:child_process';
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** The program in fixtures/library/, with the profile it reads. */
export const PROGRAM = join(root, 'fixtures/library/advise.mts');
const PROFILE = join(root, 'examples/startup-sentiment.yaml');

/** Everything is checked, declarations of packages included, and nothing is there but what was installed. */
const STRICT = {
  module: 'nodenext',
  target: 'es2023',
  lib: ['es2023', 'dom'],
  types: [],
  strict: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
};

function node(folder: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** Puts the program into a project with the package, and compiles it. */
export function compileProgram(project: string) {
  copyFileSync(PROGRAM, join(project, 'advise.mts'));
  copyFileSync(PROFILE, join(project, 'advisor.yaml'));
  writeFileSync(
    join(project, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: STRICT, files: ['advise.mts'] }),
  );
  return node(project, join(root, 'node_modules/typescript/bin/tsc'), '--pretty', 'false');
}

export function runProgram(project: string) {
  return node(project, 'advise.mjs');
}

/** What the declarations in an installed package import from elsewhere. */
export function importedByTypes(project: string): readonly string[] {
  const types = join(project, 'node_modules/model-advisor/dist/types');
  return readdirSync(types, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.d.ts'))
    .flatMap((name) => [...readFileSync(join(types, name), 'utf8').matchAll(/from ['"]([^'"]+)['"]/g)])
    .map(([, path = '']) => path)
    .filter((path) => !path.startsWith('.'));
}
