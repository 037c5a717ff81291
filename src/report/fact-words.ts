import { under } from '../rulebook/at.ts';
import { type Fact, type FactId, type FactValue, titleOf } from '../rulebook/fact.ts';
import { listed, lowerFirst } from '../yaml/phrases.ts';
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
  if (!Array.isArray(value)) return shortened(withoutYes(fact, labelText(fact, value)));
  return value.length === 0
    ? 'none of them'
    : listed(value.map((member: string, at) => memberWords(fact, member, at)));
}

/** The first one begins as its label does. */
function memberWords(fact: Fact, member: string, at: number): string {
  const words = shortened(labelText(fact, [member]));
  return at === 0 ? words : lowerFirst(words);
}

/** A label of several answers to a question says more than "No": "No, all requests are much alike". */
function withoutYes({ type }: Fact, label: string): string {
  return type === 'enum' ? label.replace(/^(Yes|No), /, '') : label;
}

/** What stands before the first comma, colon or bracket of a label; an amount such as 1,000 is no end. */
function shortened(label: string): string {
  const [short = label] = label.split(/,\s|:\s|\s\(/);
  return short;
}
