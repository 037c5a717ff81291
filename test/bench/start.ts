import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { under } from '../../src/rulebook/at.ts';
import { atMost, medianOf, type Row } from './bench.ts';
import { usageOf } from './command.ts';

const ROUNDS = 9;
const profile = join(import.meta.dirname, '../../fixtures/cost/help-desk.yaml');

/** This Node, and those that npx can run. */
function nodes(): ReadonlyMap<number, string> {
  const asked = [22, 24].map((major) =>
    spawnSync('npx', ['-y', `node@${major}`, '-p', 'process.execPath'], { encoding: 'utf8' }).stdout.trim(),
  );
  const found = [process.execPath, ...asked].filter((path) => path !== '');
  return new Map(found.map((path) => [majorOf(path), path]));
}

function majorOf(node: string): number {
  return Number.parseInt(spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout.slice(1), 10);
}

/** The installed command against a process that does nothing, on each Node. */
export function benchStart(advisor: string): readonly Row[] {
  return [...nodes()].flatMap(([major, node]) => {
    const tasks = {
      empty: ['-e', '0'],
      recommend: [advisor, 'recommend', profile],
      version: [advisor, '--version'],
    };
    const run = () =>
      new Map(Object.entries(tasks).map(([name, args]) => [name, usageOf(node, args).milliseconds]));
    run();
    const rounds = Array.from({ length: ROUNDS }, run);
    const times = (name: keyof typeof tasks) =>
      medianOf(rounds.map((round) => under(round, name) / under(round, 'empty')));
    return [
      atMost(
        `recommend, Node ${major}, against an empty process`,
        times('recommend'),
        major < 22 ? 2.2 : 2.5,
        '×',
      ),
      atMost(`--version, Node ${major}, against an empty process`, times('version'), 1.6, '×'),
    ];
  });
}
