import { optionOf } from '../../engine/advice.ts';
import type { Flip } from '../../engine/flips.ts';
import { factTitle } from '../../report/fact-words.ts';
import { points } from '../../report/numbers.ts';
import { CONFIDENCE_WORD } from '../../report/sentences.ts';
import { capital, listed, lowerFirst } from '../../yaml/phrases.ts';
import { billText, optionText } from './cost-words.ts';
import { differenceText, keyOf, wordsFor } from './difference-words.ts';
import { pricesChanged } from './prices.ts';
import type { Cause, ComparedSide, CompareReport, Difference } from './report.ts';

/** How many differences the summary names before it only counts the others. */
const NAMED = 3;
/** How many sets that would each have done it are named. */
const NAMED_SETS = 3;

/** 'Since then: volume of work rose from "medium" to "high", verdict the same, nearest flip now at 28,000 calls a day.' */
export function summarySentence(compared: CompareReport): string {
  const { before, after } = compared;
  const start = before.kind === 'report' ? 'Since then' : `From ${before.file} to ${after.file}`;
  const more = [billText(compared), nearestText(compared)].flatMap((text) => text ?? []);
  const parts = [changesText(compared), verdictText(compared), ...more];
  return `${start}: ${parts.join(', ')}.`;
}

function changesText(compared: CompareReport): string {
  const { facts, priorities, assumptions } = compared;
  const moving = 'sets' in compared.cause ? (compared.cause.sets[0] ?? []) : [];
  const rank = (each: Difference) =>
    moving.some((other) => keyOf(other) === keyOf(each)) ? 0 : isLearned(each) ? 2 : 1;
  const all: readonly Difference[] = [...facts, ...priorities, ...(assumptions ?? [])].sort(
    (a, b) => rank(a) - rank(b),
  );
  if (all.length === 0) {
    const changed = [
      ...(isSameRulebook(compared) ? [] : ['the rulebook']),
      ...(haveSamePrices(compared) ? [] : ['the prices']),
    ];
    return changed.length === 0 ? 'nothing changed' : `only ${listed(changed)} changed`;
  }
  const named = all
    .slice(0, all.length > NAMED + 1 ? NAMED : all.length)
    .map((each) => differenceText(compared, each));
  const others = all.length - named.length;
  return listed(
    others > 0 ? [...named, `${others} other ${others === 1 ? 'thing' : 'things'} changed`] : named,
  );
}

function isLearned(each: Difference): boolean {
  return each.kind === 'fact' && (each.from === null || each.to === null);
}

function verdictText({ before, after, nouns }: CompareReport): string {
  const [old, now] = [before.verdict, after.verdict];
  if (now.option === null && old.option !== null)
    return `no option fits any more (the verdict was ${optionText(old.option, nouns)})`;
  if (old.option !== now.option)
    return `verdict now ${optionText(now.option, nouns)} instead of ${optionText(old.option, nouns)}`;
  return old.confidence === now.confidence
    ? 'verdict the same'
    : `verdict the same, now ${CONFIDENCE_WORD[now.confidence]} instead of ${CONFIDENCE_WORD[old.confidence]}`;
}

function nearestText(compared: CompareReport): string | null {
  const { before, after } = compared;
  const flip = after.nearestFlip;
  if (flip === null) return null;
  const isNew = JSON.stringify(before.nearestFlip?.changes) !== JSON.stringify(flip.changes);
  return `nearest flip ${isNew ? 'now' : 'still'} ${flipText(compared, flip)}`;
}

/** "at 28,000 calls a day (then a managed open model)" */
function flipText(compared: CompareReport, { changes, to }: Flip): string {
  const outcome = `then ${optionText(optionOf(to), compared.nouns)}`;
  const [change] = changes;
  if (change === undefined) return outcome;
  const fact = compared.dictionary.get(change.fact);
  const words = wordsFor(compared, change.fact, change.to);
  return fact?.type === 'number'
    ? `at ${words} ${fact.unit} (${outcome})`
    : `where "${factTitle(compared, change.fact)}" becomes "${words}" (${outcome})`;
}

/** "a closed API, likely, 8.6 points ahead" */
export function sideText({ verdict }: ComparedSide, nouns: CompareReport['nouns']): string {
  const { option, confidence, margin, settled } = verdict;
  if (option === null) return `no option fits, ${settled ? 'settled' : 'not settled'}`;
  const lead = margin === null ? '' : `, ${marginText(margin)}`;
  return `${optionText(option, nouns)}, ${CONFIDENCE_WORD[confidence]}${lead}`;
}

function marginText(margin: number): string {
  return margin < 0 ? `${points(-margin)} behind on what is known alone` : `${points(margin)} ahead`;
}

export function isSameRulebook({ before, after }: CompareReport): boolean {
  return before.rulebook.sha256 === after.rulebook.sha256;
}

/** Whether nothing says that the prices differ. */
export function haveSamePrices({ before, after }: CompareReport): boolean {
  return !pricesChanged(before, after);
}

/** What moved the verdict; nothing to say where it is the same. */
export function causeSentences(compared: CompareReport): readonly string[] {
  const { cause, before, after, nouns } = compared;
  const reached = optionText(after.verdict.option, nouns);
  switch (cause.kind) {
    case 'same-verdict':
      return [];
    case 'inputs':
      return setsSentences(compared, cause, reached);
    case 'rulebook':
      return pricesChanged(before, after)
        ? [`The rulebook or the prices: today's lead from what the first one says to ${reached}, too.`]
        : [`The rulebook: today's leads from what the first one says to ${reached}, too.`];
    case 'prices':
      return [`The prices: today's lead from what the first one says to ${reached}, too.`];
    case 'advisor':
      return [`The new version of advisor: nothing else that differs leads to ${reached}.`];
    case 'rulebook-and-inputs':
      return [
        `The rulebook: today's leads from what the first one says to ${optionText(cause.replayed, nouns)}. From there:`,
        ...setsSentences(compared, cause, reached),
      ];
    case 'unclear':
      return [unclearSentence(cause, before, after, nouns)];
  }
}

function setsSentences(
  compared: CompareReport,
  { sets, isSmallest, mayHaveSpare }: Extract<Cause, { sets: unknown }>,
  reached: string,
): readonly string[] {
  const texts = sets
    .slice(0, NAMED_SETS)
    .map((set) => capital(listed(set.map((each) => differenceText(compared, each)))));
  const others = sets.length - texts.length;
  const [first = '', ...rest] = texts;
  const size = sets[0]?.length ?? 0;
  const spare =
    mayHaveSpare === true
      ? 'it is not proved that none of them can be spared'
      : 'none of them can be spared; there were too many sets to try them all';
  const together = `these together lead to ${reached}, and ${isSmallest ? 'no fewer' : spare}`;
  return [
    `${first}: ${size === 1 ? `this alone leads to ${reached}` : together}.`,
    ...rest.map((text) => `Also enough: ${lowerFirst(text)}.`),
    ...(others > 0 ? [othersSentence(others)] : []),
  ];
}

function othersSentence(others: number): string {
  return others === 1
    ? 'One other set is enough, too (--format json has it).'
    : `${others} other sets are enough, too (--format json lists them).`;
}

function unclearSentence(
  { replayed: [old, now] }: Extract<Cause, { kind: 'unclear' }>,
  before: ComparedSide,
  after: ComparedSide,
  nouns: CompareReport['nouns'],
): string {
  const versions = [
    ...new Set([before, after].map((side) => `${side.rulebook.id} ${side.rulebook.version}`)),
  ];
  return (
    `It cannot be told: by the present rulebook the first one leads to ${optionText(old, nouns)} and the second one ` +
    `to ${optionText(now, nouns)}, which is not what was recorded. If another rulebook was used then ` +
    `(${listed(versions)}), give it with --rules.`
  );
}
