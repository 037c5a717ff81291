import { spawnSync } from 'node:child_process';
import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Runs a recommendation, and keeps what V8 compiled for it beside each file. The arguments of node are hidden, since
 * Commander takes another place for the first one of ours where a script is given with -e.
 */
const KEEP = `
process.execArgv = [];
const { writeFileSync } = require('node:fs');
const { scripts, KEPT } = require(process.argv[1]);
process.on('exit', () => {
  for (const [file, script] of scripts) writeFileSync(file + KEPT, script.createCachedData());
});
`;

/**
 * Adds the loader to the built files, and what V8 made of those that a recommendation loads; returns their names. What an
 * earlier build kept goes first: V8 tells a changed file by its length alone.
 */
export function keepCompiled(root: string, folder: string): readonly string[] {
  for (const file of cachesIn(folder)) rmSync(join(folder, file));
  copyFileSync(join(root, 'src/build/start.cjs'), join(folder, 'start.cjs'));
  const profile = join(root, 'fixtures/startup-sentiment/profile.yaml');
  const args = ['-e', KEEP, join(folder, 'start.cjs'), 'recommend', profile];
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore', env: {} });
  if (status !== 0) throw new Error(`The recommendation that is compiled ahead ended with ${status}.`);
  return ['start.cjs', ...cachesIn(folder)];
}

function cachesIn(folder: string): readonly string[] {
  return readdirSync(folder).filter((file) => file.endsWith('.cache'));
}
