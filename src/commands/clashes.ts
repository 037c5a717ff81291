import { systemCode } from '../io/system-error.ts';
import { identityOf, targetOf } from '../io/target.ts';
import { cannotBeWritten } from '../io/write-file.ts';
import { printable } from '../yaml/printable.ts';

/** What a command reads ("the policy"), and from where; undefined: not asked for. */
export type Inputs = readonly (readonly [what: string, path: string | undefined])[];

/** A file that a command is to write. */
export interface Wanted {
  /** How the command line names it: the option and the file. */
  readonly named: string;
  readonly path: string;
}

/** Why files cannot be written: they are read, or wanted twice, or the system refuses. Empty: they can. */
export function clashesOf(wanted: readonly Wanted[], inputs: Inputs): readonly string[] {
  if (wanted.length === 0) return [];
  const taken = new Map<string, string>();
  for (const [what, path] of inputs) {
    const identity = path === undefined ? null : identityOf(path);
    if (identity !== null) taken.set(identity, what);
  }
  const written = new Map<string, string>();
  return wanted.flatMap(({ named, path }) => {
    const refused = refusalOf(path);
    if (refused !== null) return [refused];
    const identity = identityOf(path) ?? '';
    const what = taken.get(identity);
    const other = written.get(identity);
    if (identity !== '') written.set(identity, named);
    if (what !== undefined)
      return [`${printable(named)}: this is ${what}, which is not written over. Name another file.`];
    if (other === undefined) return [];
    return [
      `${printable(other)} and ${printable(named)} lead to the same file. Give each a file of its own.`,
    ];
  });
}

function refusalOf(path: string): string | null {
  try {
    targetOf(path);
    return null;
  } catch (error) {
    return cannotBeWritten(path, systemCode(error));
  }
}
