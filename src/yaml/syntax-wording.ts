import { quote, type Wording } from './phrases.ts';
import type { SyntaxFault } from './problem.ts';

/** The words for a text that is not YAML; `detail` is the piece of text, or what the YAML library says of it. */
export function describeSyntax(fault: SyntaxFault, detail: string): Wording {
  return { message: messageOf(fault, detail), help: HELP[fault] ?? null };
}

const MESSAGES: Record<Exclude<SyntaxFault, 'other'>, (detail: string) => string> = {
  'unclosed-quote': () => 'This quote is never closed.',
  'unclosed-bracket': (detail) => `This ${quote(detail)} is never closed.`,
  'stray-bracket': (detail) => `This ${quote(detail)} closes nothing.`,
  'no-colon': (detail) => `A colon is missing after ${quote(detail)}.`,
  'no-space-after-colon': () => 'A space is missing after this colon.',
  'second-colon': () => 'A second key begins in the middle of a line.',
  'list-among-keys': () => 'An item of a list ("- …") stands among the keys of a map.',
  indentation: () => 'This line is indented differently from those that it belongs with.',
  'stray-line': () => 'This line belongs to nothing above it.',
  'text-after-end': (detail) => `The value has already ended before ${quote(detail)}.`,
  'reserved-start': (detail) => `A text without quotes cannot begin with ${quote(detail)}.`,
  escape: (detail) => `${quote(detail)} means nothing inside double quotes.`,
  'comment-space': () => 'A comment needs a space before its "#".',
  comma: () => 'A comma is missing between two entries in brackets.',
  'stray-comma': () => 'There is nothing before this comma.',
  'block-text': (detail) =>
    `${quote(detail)} cannot stand in the same line as the "|" or ">" of a block of text.`,
  'long-key': () => 'A key is longer than 1,024 characters.',
  tag: (detail) => `The tag ${quote(detail)} is not supported here.`,
  directive: () => 'Lines that begin with "%" are not supported.',
  'nameless-alias': (detail) => `${quote(detail)} stands alone, where the name of an anchor is expected.`,
};

const HELP: Partial<Record<SyntaxFault, string>> = {
  'no-colon': 'Write "key: value", or "key:" with further indented lines below it.',
  'no-space-after-colon': 'Write "key: value".',
  'second-colon': 'Begin a new line for it; or, if the colon belongs to a text, put the text in quotes.',
  'list-among-keys': 'Keep to one of the two, or indent the list under the key that it belongs to.',
  indentation: 'Entries that belong together begin in the same column.',
  'text-after-end': "If all of it is one text, put all of it in quotes; inside single quotes write '' for '.",
  'reserved-start': 'Put the text in quotes.',
  escape: 'Write \\\\ for a backslash, or use single quotes.',
  'block-text': 'Begin the text in the next line.',
  tag: 'Leave it out; a text that begins with "!" needs quotes.',
  directive: 'Leave the line out.',
  'nameless-alias': 'If it is a text, put it in quotes.',
};

function messageOf(fault: SyntaxFault, detail: string): string {
  return fault === 'other' ? `This is not valid YAML: ${detail}.` : MESSAGES[fault](detail);
}
