import { spawnSync } from 'node:child_process';
import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Runs a recommendation, and keeps what V8 compiled for it beside each file. */
const KEEP = `
const { writeFileSync } = require('node:fs');
const { scripts } = require(process.argv[1]);
process.on('exit', () => {
  for (const [file, script] of scripts) writeFileSync(file + '.cache', script.createCachedData());
});
`;

/**
 * Adds the loader to the built files, and the caches of the files that a recommendation loads, and returns their names. Caches of an earlier build go
 * first: V8 tells a changed file by its length alone.
 */
export function keepCompiled(root: string, folder: string, files: readonly string[]): readonly string[] {
  for (const file of readdirSync(folder)) if (file.endsWith('.cache')) rmSync(join(folder, file));
  copyFileSync(join(root, 'src/build/start.cjs'), join(folder, 'start.cjs'));
  const profile = join(root, 'fixtures/startup-sentiment/profile.yaml');
  const args = ['-e', KEEP, join(folder, 'start.cjs'), 'recommend', profile];
  spawnSync(process.execPath, args, { stdio: 'ignore', env: {} });
  return ['start.cjs', ...files.map((file) => `${file}.cache`)];
}
