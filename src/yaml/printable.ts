/**
 * What must not be printed as it is, by the properties that Unicode gives it: what a terminal obeys or a reader does not
 * see. Control characters, format characters (marks of direction, zero-width ones, tags), ends of lines and paragraphs,
 * half surrogate pairs, what is for private use or no character, whatever may be left out of sight (fillers, joiners,
 * selectors), and the blank of Braille.
 */
const UNSEEN = String.raw`[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800\ufffc]`;

/** Without the ends of lines, by which a text of several lines is laid out. */
const UNSEEN_IN_LINES = new RegExp(String.raw`(?!\n)${UNSEEN}`, 'gu');

/** Where a joiner or a selector is part of how the signs beside it look; `sameText` takes no notice of any. */
const PICTURE = String.raw`\p{Extended_Pictographic}`;
const VIRAMA = '\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca';
const AT_WORK = [
  String.raw`${PICTURE}\ufe0f`,
  String.raw`[0-9#*]\ufe0f(?=\u20e3)`,
  String.raw`(?:${PICTURE}\ufe0f?|\p{Emoji_Modifier})\u200d(?=${PICTURE})`,
  String.raw`\p{Script=Arabic}\u200c(?=\p{Script=Arabic})`,
  String.raw`[${VIRAMA}][\u200c\u200d](?=\p{L})`,
].join('|');

const IDLE_AND_UNSEEN = new RegExp(`${UNSEEN_IN_LINES.source}(?<!${AT_WORK})`, 'gu');

/** Most texts: of ASCII, Latin letters, Chinese characters and Korean syllables alone. There is nothing unseen in these. */
const ORDINARY = /^[\n -~\u00a1-\u00ac\u00ae-\u02ff\u4e00-\u9fff\uac00-\ud7a3]*$/;

const STAND_IN = '\ufffd';

/** More marks on one letter than any language sets run over the lines above and below. */
const HEAP_OF_MARKS = /(\p{M}{8})\p{M}+/gu;

/**
 * Text from a file on one line, made safe to print: what must not be printed becomes a visible stand-in. A joiner or a
 * selector stays in an emoji, and where Persian and Indic letters are joined or parted by it.
 */
export function printable(text: string): string {
  return printableLines(text).replaceAll('\n', STAND_IN).replace(HEAP_OF_MARKS, `$1${STAND_IN}`);
}

/** Likewise for lines that are laid out already, however they end. */
export function printableLines(text: string): string {
  if (ORDINARY.test(text)) return text;
  return text.replace(/\r\n?/g, '\n').replaceAll('\t', ' ').replace(IDLE_AND_UNSEEN, STAND_IN);
}

/** Every character that must not be printed, but the ends of lines, as the notation makes of it. */
export function noted(text: string, notation: (character: string) => string): string {
  return ORDINARY.test(text) ? text : text.replace(UNSEEN_IN_LINES, notation);
}
