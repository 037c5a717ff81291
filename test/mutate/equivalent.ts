import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { changeOf, type Mutant } from './mutant.ts';

/** A mutant that nobody can tell from the original, and why. */
export type Equivalent = z.infer<typeof list>[number];

const list = z.array(
  z.strictObject({
    file: z.string(),
    line: z.string(),
    /** Left out: any change of the line. */
    change: z.string().optional(),
    because: z.string(),
  }),
);

/** The reviewed list of mutants that cannot be seen from outside. */
export function equivalentMutants(): readonly Equivalent[] {
  return list.parse(parse(readFileSync(join(import.meta.dirname, 'equivalent.yaml'), 'utf8')));
}

/** Whether an entry is about a mutant, wherever its file and line have moved to. */
export function isAbout({ file, line, change }: Equivalent, mutant: Mutant): boolean {
  const isThis = change === undefined || changeOf(mutant) === change;
  return basename(mutant.file) === file && mutant.text === line && isThis;
}
