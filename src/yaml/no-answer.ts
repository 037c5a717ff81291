import { folded } from './fold.ts';
import { plain } from './looks-like.ts';

/** What people write where a name is asked for and they have none, in the languages that most of them write. */
const NO_ANSWERS: ReadonlySet<string> = new Set(
  `
  no, none, nil, null, undefined, nobody, no one, nothing, missing, empty, blank, nope, nah
  false, true, yes, y, n, off, ok, okay, xxx, n/a, n.a., not applicable, not available, unknown, not known
  tbd, tba, tbc, todo, fixme, undecided, not decided, not yet decided, not decided yet, not yet, not yet known
  to be advised, to be agreed, to be announced, to be appointed, to be assigned, to be chosen, to be confirmed
  to be decided, to be defined, to be determined, to be done, to be filled in, to be found, to be named
  to be nominated, to be selected, to be specified
  pending, pending approval, approval pending, pending review, pending sign off, waiting, requested
  awaiting, awaiting approval, awaiting sign off, waiting for approval, not required
  approved, unapproved, not approved, not yet approved, not approved yet, rejected, refused, denied, declined
  none yet, nobody yet, no one yet, somebody, someone, your name, name, name here
  no approver, no owner, no provider, no vendor, no model, no region, no role, no name, no answer, no decision, no idea
  not named, not yet named, not needed, to follow, under review, in review, in progress, wip, placeholder, nan
  not set, unset, not stated, unspecified, not specified, unassigned, not assigned
  nein, keiner, keine, keine angabe, niemand, nichts, unbekannt, noch offen, ausstehend, entfällt, nicht zutreffend
  non, aucun, aucune, néant, inconnu, en attente, à définir, à déterminer, non applicable
  ninguno, ninguna, nadie, desconocido, pendiente, por definir, no aplica, nessuno, nessuna, sconosciuto, da definire
  não, nenhum, nenhuma, ninguém, pendente, a definir, geen, onbekend, nog te bepalen
  никто, неизвестно, 未承認, 未批准, 待批准, 待审批, 承認待ち, 申請中, 미승인, 无, 沒有, 没有, 暂无, 待定, 未定, 不适用, なし, 無し, 未定, 該当なし, 없음, 미정
`
    .split(/[,\n]/)
    .map(plain),
);

/** In Latin letters it would look like a name. */
const NO_IN_RUSSIAN = 'нет';

/** What is said before a remark on it, as in "TBD: the security officer", "n/a (yet)" or "none at this time". */
const REMARK =
  /(?<=\S)\s*[:;([{<,\u2013-\u2015].*$|\s+(?:[-\u2010-\u2015/|]|(?:as|ask|at|by|for|from|so|till|until|with|yet)\b)\s*.*$/u;

/** What a program was to put a name in the place of. */
const PLACEHOLDER = /^(?:\$\{.*\}|\{\{.*\}\}|\$\w+|%\w+%|<<.*>>)$/u;

/** Where names and reasons are asked for, texts that are longer are refused. */
const LONGEST = 5000;

/**
 * True for a text that names nobody and nothing: without a letter or a digit, or one such as "TBD", "none" or "n/a",
 * however it is written, however often, and whatever remark follows it.
 */
export function isNoAnswer(text: string): boolean {
  if (text.length > LONGEST) return false;
  const [first = ''] = text.trim().split('\n', 1);
  const said = folded(first);
  const parts = [said, said.replace(REMARK, '')];
  return PLACEHOLDER.test(said) || parts.some((part) => isNothing(part) || isOnlyNothing(part));
}

function isNothing(said: string): boolean {
  return isListed(said) || said === NO_IN_RUSSIAN;
}

/** As in "n/a n/a" or "TBD / TBD". */
function isOnlyNothing(said: string): boolean {
  const words = said.replaceAll('n/a', 'na').split(/[\s|,]+/u);
  return words.every((word) => isListed(word) || word.split('/').every(isListed));
}

function isListed(said: string): boolean {
  return NO_ANSWERS.has(plain(said));
}
