import { globSync } from 'tinyglobby';
import { root } from '../../golden.ts';
import { advisor } from '../advisor.ts';

/** A day on which no price is old. */
export const TODAY = '2026-11-26';

const TOY = ['--rules', 'fixtures/toy-database/rulebook.yaml'];
const SAMPLE = ['--rules', 'fixtures/sample-rulebook/rulebook.yaml'];

/** The arguments after `recommend` for every profile of the fixtures, through its own rulebook. */
export const PROFILES: readonly (readonly string[])[] = [
  ...paths('examples/*.yaml', 'fixtures/odd/*.yaml', 'fixtures/real-cases/*.yaml'),
  ...paths('fixtures/by-hand/*.yaml').filter(([path]) => !path.includes('.by-hand.')),
  ...paths('fixtures/sample-rulebook/*.yaml', '!**/rulebook.yaml').map((path) => [...path, ...SAMPLE]),
  ['fixtures/toy-database/orders.yaml', ...TOY],
];

function paths(...patterns: readonly string[]): readonly (readonly [string])[] {
  return globSync([...patterns], { cwd: root })
    .sort()
    .map((path) => [path]);
}

/** The decision record that the command prints. */
export function recordOf(...args: readonly string[]): string {
  const { status, stderr, stdout } = advisor(root, [
    'recommend',
    ...args,
    '--format',
    'markdown',
    '--today',
    TODAY,
  ]);
  if (status !== 0) throw new Error(stderr);
  return stdout;
}

/** The lines of a record from a heading to the next one of the same level or above. */
export function part(record: string, heading: string): readonly string[] {
  const lines = record.split('\n');
  const start = lines.indexOf(heading);
  if (start < 0) return [];
  const level = heading.indexOf(' ');
  const end = lines.findIndex((line, at) => at > start && /^#+ /.test(line) && line.indexOf(' ') <= level);
  return lines.slice(start + 1, end < 0 ? lines.length : end).filter((line) => line !== '');
}
