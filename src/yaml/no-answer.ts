import { folded } from './fold.ts';

/** What people write where a name is asked for and they have none. */
const NO_ANSWERS: ReadonlySet<string> = new Set([
  ...['no', 'none', 'nil', 'null', 'undefined', 'nobody', 'no one', 'nothing', 'missing', 'empty', 'blank'],
  ...[
    'false',
    'true',
    'yes',
    'y',
    'n/a',
    'n.a',
    'na',
    'not applicable',
    'not available',
    'unknown',
    'not known',
  ],
  ...['tbd', 't.b.d', 'tba', 'tbc', 'todo', 'to do', 'fixme', 'to be decided', 'to be determined'],
  ...['to be defined', 'to be announced', 'to be confirmed', 'to be done', 'undecided', 'not decided'],
  ...['not yet decided', 'not yet', 'pending', 'pending approval', 'approval pending', 'pending review'],
  ...['awaiting approval', 'waiting for approval', 'unapproved', 'not approved', 'not yet approved'],
  ...['not approved yet', 'not decided yet', 'none yet', 'nobody yet', 'waiting', 'requested'],
  ...['rejected', 'refused', 'denied', 'declined', 'awaiting', 'to be advised', 'not required', 'noone'],
  ...['pending sign off', 'awaiting sign off', 'your name', 'name', 'name here', 'somebody', 'someone'],
  ...['not set', 'unset', 'not stated', 'unspecified', 'not specified', 'unassigned', 'not assigned'],
]);

/** What is said before a remark on it, as in "TBD: the security officer" or "n/a (yet)". */
const REMARK = /\s*[:;(,].*$|\s+(?:-|\/|by|from|with|until|till|ask)\s.*$/;

/**
 * True for a text that names nobody and nothing: without a letter or a digit, or one such as "TBD", "none" or "n/a",
 * however it is written, and whatever remark follows it.
 */
export function isNoAnswer(text: string): boolean {
  const said = folded(text);
  return [said, said.replace(REMARK, '')].some((part) => isNothing(bare(part)));
}

function isNothing(said: string): boolean {
  return said === '' || NO_ANSWERS.has(said) || NO_ANSWERS.has(said.replaceAll(' ', ''));
}

/** Without the marks around and between words that change nothing. */
function bare(said: string): string {
  const plain = said.replace(/\s*[/\u2044\u2215]\s*/g, '/').replace(/[\s_-]+/g, ' ');
  return FROM_FIRST_TO_LAST.exec(plain)?.[0] ?? '';
}

/** From the first letter or digit to the last: what is tried at every mark of many takes minutes. */
const FROM_FIRST_TO_LAST = /[\p{L}\p{N}](?:.*[\p{L}\p{N}])?/su;
