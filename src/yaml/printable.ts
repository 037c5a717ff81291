/**
 * Text from a file, made safe to print: control characters, and invisible ones such as marks that change the
 * direction of text, become a visible stand-in. Each character stays one character.
 */
export function printable(text: string): string {
  return text.replace(/\t/g, ' ').replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\ufffd');
}
