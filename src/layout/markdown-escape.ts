import { printable } from '../yaml/printable.ts';
import { isWebAddress } from './web-address.ts';

/** A blank without width: what GitHub and GitLab look for once Markdown is done, they do not find around it. */
const NOTHING = '&#8203;';

/** Mentions, issues, merge requests, epics and names of emoji, of which some signs are escaped already. */
const REFERENCE = /@|[#!&](?=\d)|\bGH-(?=\d)|:(?=[\d+-]*[a-z][\w+\\-]{0,60}:|(?:100|1234|[+-]1):)/gi;

/** The hash of a commit, of which seven digits are enough; but not one of which is said that it is of another kind. */
const COMMIT = /(?<![a-z\d]|sha256 )(?=[a-f]*\d)[a-f\d]{7,40}(?![a-z\d])/gi;

/** Text from a file on one line of Markdown: nothing in it is markup, a link, a mention or HTML. */
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
    .replace(REFERENCE, `$&${NOTHING}`)
    .replace(COMMIT, (hash) => hash.replace(/.{6}(?=.)/g, `$&${NOTHING}`))
    .replace(/(https?|ftp):\/\//gi, '$1&#58;//')
    .replace(/\bwww\./gi, 'www&#46;');
}

/**
 * Text from a file in double quotes for YAML at the head of a document: the same text to what reads YAML, and where the
 * document is posted with its head, nothing in it is markup, a mention or a reference.
 */
export function quotedScalar(text: string): string {
  const escaped = printable(text.replace(/\s+/g, ' ').trim())
    .replace(/[\\`*_[\]|~<>@$]/g, yamlEscape)
    .replaceAll('"', '\\"')
    .replace(REFERENCE, (found) => found.slice(0, -1) + yamlEscape(found.slice(-1)))
    .replace(COMMIT, (hash) => yamlEscape(hash.charAt(0)) + hash.slice(1))
    .replace(/(https?|ftp):(?=\/\/)/gi, `$1${yamlEscape(':')}`)
    .replace(/\bwww\./gi, `www${yamlEscape('.')}`);
  return `"${escaped}"`;
}

function yamlEscape(sign: string): string {
  return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A link, if it is one to the web; else its text. */
export function markdownLink(text: string): string {
  return isWebAddress(text) ? `<${text}>` : escapeMarkdown(text);
}

/** A path or the like as code; a backtick in it would end that, so then it is plain text. */
export function markdownCode(text: string): string {
  return /^[\w./ @:+-]+$/.test(text) ? `\`${text}\`` : escapeMarkdown(text);
}
