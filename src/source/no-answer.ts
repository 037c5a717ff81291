import { folded } from './fold.ts';

/** What people write where a name is asked for and they have none. */
const NO_ANSWERS: ReadonlySet<string> = new Set([
  ...['no', 'none', 'nil', 'null', 'undefined', 'nobody', 'no one', 'nothing', 'missing', 'empty', 'blank'],
  ...['false', 'true', 'yes', 'n/a', 'n.a', 'not applicable', 'not available', 'unknown', 'not known'],
  ...['tbd', 't.b.d', 'tba', 'tbc', 'todo', 'to do', 'fixme', 'to be decided', 'to be determined'],
  ...['to be defined', 'to be announced', 'to be confirmed', 'to be done', 'undecided', 'not decided'],
  ...['not yet decided', 'not yet', 'pending', 'pending approval', 'approval pending', 'pending review'],
  ...['awaiting approval', 'waiting for approval', 'unapproved', 'not approved', 'not yet approved'],
  ...['not set', 'unset', 'not stated', 'unspecified', 'not specified', 'unassigned', 'not assigned'],
]);

/**
 * True for a text that names nobody and nothing: without a letter or a digit, or one such as "TBD", "none" or "n/a",
 * however it is written.
 */
export function isNoAnswer(text: string): boolean {
  const said = folded(text)
    .replace(/[\s_-]+/g, ' ')
    .replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  return said === '' || NO_ANSWERS.has(said);
}
