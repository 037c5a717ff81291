/**
 * Text from a file, made safe to print: control characters, and marks that change the direction of text, become
 * a visible stand-in, each one column wide.
 */
export function printable(text: string): string {
  return text
    .replace(/\t/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g, '\ufffd');
}
