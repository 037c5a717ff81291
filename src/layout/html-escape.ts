import { printable } from '../yaml/printable.ts';

const REFERENCES: readonly (readonly [character: string, reference: string])[] = [
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
  ['#', '&#35;'],
];
const REFERENCE_OF: ReadonlyMap<string, string> = new Map(REFERENCES);
const CHARACTER_OF: ReadonlyMap<string, string> = new Map([
  ...REFERENCES.map(([character, reference]) => [reference, character] as const),
  // A browser that saves a page writes it so.
  ['&nbsp;', '\u00a0'],
]);

/**
 * Text from a file on one line, in an element or a quoted attribute: nothing in it is markup or a command to a runner of
 * workflows, and all of it can be seen.
 */
export function escapeHtml(text: string): string {
  return escapeMarkup(printable(text.replace(/\s/g, ' '))).replace(/##(?=[a-z]*\[)/gi, '#&#35;');
}

/** Likewise with every character as it is, for what is read again and never shown. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (character) => REFERENCE_OF.get(character) ?? '');
}

/** The text that was escaped. */
export function unescapeMarkup(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#39|#35|nbsp);/g, (reference) => CHARACTER_OF.get(reference) ?? '');
}
