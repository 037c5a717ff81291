import { printable } from '../yaml/printable.ts';
import { isWebAddress } from './web-address.ts';

/** Text from a file on one line of Markdown: nothing in it is markup, a link or HTML. */
export function escapeMarkdown(text: string): string {
  return escapeInline(text)
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
    .replace(/^([-=#]|\+(?=\s|$))/, '\\$1');
}

/** Likewise, where something stands before the text on its line. */
export function escapeInline(text: string): string {
  return printable(text.replace(/\s+/g, ' ').trim())
    .replace(/[\\`*_[\]|~>&$]/g, '\\$&')
    .replace(/</g, '&lt;')
    .replace(/@|#(?=\d)|\bGH-(?=\d)/gi, '$&&#8203;')
    .replace(/(https?|ftp):\/\//gi, '$1&#58;//')
    .replace(/\bwww\./gi, 'www&#46;');
}

/** A link, if it is one to the web; else its text. */
export function markdownLink(text: string): string {
  return isWebAddress(text) ? `<${text}>` : escapeMarkdown(text);
}

/** A path or the like as code; a backtick in it would end that, so then it is plain text. */
export function markdownCode(text: string): string {
  return /^[\w./ @:+-]+$/.test(text) ? `\`${text}\`` : escapeMarkdown(text);
}
