import type { Override } from '../../cost/asked/assumptions/resolve.ts';
import { factTitle, valueWords } from '../../report/fact-words.ts';
import { assumptionTitle, overrideText } from '../../report/stated-figures.ts';
import { valueText } from '../../report/value-text.ts';
import type { FactId, FactValue } from '../../rulebook/fact.ts';
import { canHold } from '../../rulebook/fact-value.ts';
import { lowerFirst } from '../../yaml/phrases.ts';
import type { AssumptionDifference, CompareReport, Difference } from './report.ts';

type Worded = Pick<CompareReport, 'criteria' | 'dictionary'>;

/** What differs: "Volume of work", "Priority of Cost"; what the present rulebook does not have by its id. */
export function differenceTitle(words: Worded, each: Difference): string {
  switch (each.kind) {
    case 'fact':
      return factTitle(words, each.fact);
    case 'priority':
      return `Priority of ${words.criteria.get(each.criterion) ?? each.criterion}`;
    case 'assumption':
      return assumptionTitle(each.assumption);
  }
}

/** 'volume of work rose from "medium" to "high"' */
export function differenceText(words: Worded, each: Difference): string {
  const title = lowerFirst(differenceTitle(words, each));
  if (each.kind === 'priority') return `${title} went from ${each.from} to ${each.to}`;
  if (each.kind === 'assumption')
    return `${title} went from ${assumedText(each, each.from)} to ${assumedText(each, each.to)}`;
  const { fact, from, to, direction } = each;
  if (from === null) return `${title} became known (${quoted(words, fact, to)})`;
  if (to === null) return `${title} is no longer known (it was ${quoted(words, fact, from)})`;
  return `${title} ${verbOf(words, each, direction)} from ${quoted(words, fact, from)} to ${quoted(words, fact, to)}`;
}

/** Whether more is higher is clear of numbers and of what a team has; of a deadline or a demand it is not. */
function verbOf(
  { dictionary }: Worded,
  { fact, from }: Extract<Difference, { kind: 'fact' }>,
  direction: 'rose' | 'fell' | 'changed',
): string {
  return typeof from === 'number' || dictionary.get(fact)?.changeable !== 'down' ? direction : 'changed';
}

/** A difference beside its title: "medium → high". */
export function arrowText(words: Worded, each: Difference): string {
  if (each.kind === 'priority') return `${each.from} → ${each.to}`;
  if (each.kind === 'assumption') return `${assumedText(each, each.from)} → ${assumedText(each, each.to)}`;
  const note = each.origin === 'derived' ? ' (follows from the numbers)' : '';
  return `${wordsFor(words, each.fact, each.from)} → ${wordsFor(words, each.fact, each.to)}${note}`;
}

/** By what two differences are told apart. */
export function keyOf(each: Difference): string {
  switch (each.kind) {
    case 'fact':
      return each.fact;
    case 'priority':
      return `priorities.${each.criterion}`;
    case 'assumption':
      return `assumptions.${each.assumption}`;
  }
}

/** A value in the words of its label; one that the present rulebook does not have as it was written. */
export function wordsFor(words: Worded, id: FactId, value: FactValue | null): string {
  if (value === null) return 'unknown';
  const fact = words.dictionary.get(id);
  return fact !== undefined && canHold(fact, value)
    ? lowerFirst(valueWords(words, id, value))
    : valueText(value);
}

function quoted(words: Worded, fact: FactId, value: FactValue | null): string {
  const text = wordsFor(words, fact, value);
  return typeof value === 'number' ? text : `"${text}"`;
}

/** Where an assumption is not stated, the usual one holds. */
function assumedText({ assumption }: AssumptionDifference, value: Override | null): string {
  return value === null ? 'the usual one' : overrideText(assumption, value);
}
