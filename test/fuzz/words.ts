import naughty from 'big-list-of-naughty-strings';
import { type Dice, oneIn, pick } from './random.ts';

/** What a terminal, a runner of workflows, a spreadsheet, Markdown or a reader would take for something else. */
const TRICKY = [
  '::error::x',
  '##[group]x',
  '=1+1',
  '@otter',
  '[a](javascript:b)',
  '<!-- -->',
  '| a |',
  '`x` **y** _z_',
  'a\u001b[31mb',
  'a\u009bb',
  'a\u202eb',
  'a\u200bb\u2066c',
  'a\u0000b',
  'a\ud800b',
  '\u{e0041}',
  'a\nb',
  "it's: #1 - {x}",
  '%0A%0D',
  '</script>',
  'é'.normalize('NFD'),
  'x'.repeat(300),
];

/** What shows a fault wherever it is printed must not come from the text. */
const harmless = naughty.filter((text) => !/NaN|undefined|Infinity|\[object/.test(text));

/** A text that nobody minds, or one that somebody should. */
export function words(dice: Dice): string {
  if (oneIn(3, dice)) return pick(TRICKY, dice);
  const text = oneIn(3, dice) ? pick(harmless, dice) : '';
  return text.trim() === '' ? `Text ${dice(100)}` : text;
}
