import { dirname } from 'node:path';
import { groupedBy } from '../../src/yaml/grouped-by.ts';
import { changeOf, type Mutant } from './mutant.ts';

/** What became of a mutant. */
export interface Fate {
  readonly mutant: Mutant;
  readonly kind: 'killed' | 'timed out' | 'survived' | 'not reached' | 'equivalent';
  /** The test that killed it, or what there is to say. */
  readonly by: string;
}

const survives = ({ kind }: Fate): boolean => kind === 'survived' || kind === 'not reached';

/** What came of all mutants: by folder, by file, and the survivors one by one. */
export function reportOf(fates: readonly Fate[]): string {
  const files = groupedBy(fates, ({ mutant }) => mutant.file);
  const folders = groupedBy(fates, ({ mutant }) => dirname(mutant.file));
  const survivors = fates.filter(survives);
  return [
    'killed (of them by time)  survived (of them not reached)  equivalent  killed of all but those',
    ...[...files].map(([file, of]) => figures(file, of)),
    '',
    ...[...folders].map(([folder, of]) => figures(folder, of)),
    figures('all', fates),
    '',
    ...survivors.map(
      ({ mutant, kind }) =>
        `${placeOf(mutant)}  ${changeOf(mutant)}${kind === 'not reached' ? '  (not reached)' : ''}`,
    ),
  ].join('\n');
}

/** Where a mutant stands. */
export const placeOf = ({ file, line }: Mutant): string => `${file}:${line}`;

function figures(name: string, fates: readonly Fate[]): string {
  const count = (...kinds: readonly Fate['kind'][]) =>
    fates.filter(({ kind }) => kinds.includes(kind)).length;
  const [killed, survived] = [count('killed', 'timed out'), count('survived', 'not reached')];
  const share = killed + survived === 0 ? '' : `${Math.round((1000 * killed) / (killed + survived)) / 10} %`;
  const columns = [
    `${killed} (${count('timed out')})`.padStart(10),
    `${survived} (${count('not reached')})`.padStart(9),
    `${count('equivalent')}`.padStart(4),
    share.padStart(7),
  ];
  return `${columns.join('  ')}  ${name}`;
}
