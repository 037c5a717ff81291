import { folded, normalized } from './fold.ts';

/** True for texts that a reader may take for the same: but for marks, accents and letters that look alike. */
export function looksLike(a: string, b: string): boolean {
  return plain(a) === plain(b);
}

/** A text without what is between letters, without accents, and with the Latin letters that others look like. */
export function plain(text: string): string {
  return Array.from(
    normalized(folded(text), 'NFD').replace(/[^\p{L}\p{N}]/gu, ''),
    (letter) => LOOK_ALIKES.get(letter) ?? letter,
  ).join('');
}

/** The words of a text, each as it looks. */
export function wordsOf(text: string): readonly string[] {
  return folded(text)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map(plain)
    .filter((word) => word !== '');
}

/** Small letters of the Cyrillic and Greek scripts, and the Latin ones for which they are taken. */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  Array.from(
    'аaеeоoрpсcуyхxкkмmтtвbнhіiѕsјjοoαaρpνvιiκkτtυuεe'.matchAll(/(.)(.)/gu),
    ([, other = '', latin = '']) => [other, latin],
  ),
);
