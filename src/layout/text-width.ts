import stringWidth from 'fast-string-width';

/** How many columns of a terminal a text takes. Nearly all text is Latin, which is as wide as it is long. */
export function textWidth(text: string): number {
  return /^[ -~\xa0-\xff]*$/.test(text) ? text.length : stringWidth(text);
}
