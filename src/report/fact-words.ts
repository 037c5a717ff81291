import { under } from '../rulebook/at.ts';
import { type FactId, type FactValue, titleOf } from '../rulebook/fact.ts';
import { listed } from '../yaml/phrases.ts';
import { labelText } from './label-text.ts';
import type { Report } from './report.ts';

type Worded = Pick<Report, 'dictionary'>;

/** What a fact is called: "Quality needed". */
export function factTitle({ dictionary }: Worded, id: FactId): string {
  const fact = dictionary.get(id);
  return fact === undefined ? id : titleOf(fact);
}

/** Several facts in the middle of a sentence: "quality needed and regulation". */
export function factTitles(report: Worded, ids: readonly FactId[]): string {
  return listed(ids.map((id) => factTitle(report, id)));
}

/** A value in a few words, as its label begins: "best on one narrow task"; of a choice what "yes" or "no" stands for. */
export function valueWords({ dictionary }: Worded, id: FactId, value: FactValue): string {
  const fact = under(dictionary, id);
  if (fact.type === 'enum') return shortened(labelText(fact, value).replace(/^(Yes|No), /, ''));
  if (!Array.isArray(value)) return shortened(labelText(fact, value));
  return value.length === 0
    ? 'none of them'
    : listed(value.map((member: string, at) => inList(shortened(labelText(fact, [member])), at)));
}

/** "Quality needed: best on one narrow task" */
export function statedWords(report: Worded, id: FactId, value: FactValue): string {
  return `${factTitle(report, id)}: ${valueWords(report, id, value)}`;
}

/** Only the first of several begins with a capital. */
function inList(text: string, at: number): string {
  return at === 0 ? text : text.replace(/^[A-Z](?=[a-z]*\b)/, (letter) => letter.toLowerCase());
}

/** What stands before the first comma, colon or bracket of a label; an amount such as 1,000 is no end. */
function shortened(label: string): string {
  const [short = label] = label.split(/,\s|:\s|\s\(/);
  return short;
}
