import type { Override } from '../../cost/asked/assumptions/resolve.ts';
import { optionOf } from '../../engine/advice.ts';
import type { Flip } from '../../engine/flips.ts';
import { amount } from '../../layout/amounts.ts';
import { points } from '../../report/numbers.ts';
import { CONFIDENCE_WORD, capital, lowerFirst } from '../../report/sentences.ts';
import { overrideText } from '../../report/stated-figures.ts';
import { valueText } from '../../report/value-text.ts';
import type { FactId, FactValue } from '../../rulebook/fact.ts';
import type { OptionId } from '../../rulebook/rulebook.ts';
import { listed } from '../../yaml/phrases.ts';
import { pricesChanged } from './prices.ts';
import type { AssumptionDifference, Cause, ComparedSide, CompareReport, Difference } from './report.ts';

/** How many differences the summary names before it only counts the others. */
const NAMED = 3;
/** How many sets that would each have done it are named. */
const NAMED_SETS = 3;

/** "Since then: workload.volume rose from medium to high, verdict the same, nearest flip now at 28,000 calls a day." */
export function summarySentence(compared: CompareReport): string {
  const { before, after } = compared;
  const start = before.kind === 'report' ? 'Since then' : `From ${before.file} to ${after.file}`;
  const flip = nearestText(compared);
  const parts = [changesText(compared), verdictText(compared), ...(flip === null ? [] : [flip])];
  return `${start}: ${parts.join(', ')}.`;
}

function changesText(compared: CompareReport): string {
  const { facts, priorities, assumptions } = compared;
  const moving = 'sets' in compared.cause ? (compared.cause.sets[0] ?? []) : [];
  const rank = (each: Difference) =>
    moving.some((other) => nameOf(other) === nameOf(each)) ? 0 : isLearned(each) ? 2 : 1;
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
  const named = all.slice(0, all.length > NAMED + 1 ? NAMED : all.length).map(differenceText);
  const others = all.length - named.length;
  return listed(others > 0 ? [...named, `${others} others changed`] : named);
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

function nearestText({ before, after, nouns, units }: CompareReport): string | null {
  const flip = after.nearestFlip;
  if (flip === null) return null;
  const isNew = JSON.stringify(before.nearestFlip?.changes) !== JSON.stringify(flip.changes);
  return `nearest flip ${isNew ? 'now' : 'still'} ${flipText(flip, nouns, units)}`;
}

/** "at 28,000 calls a day (then a managed open model)" */
function flipText(
  { changes, to }: Flip,
  nouns: CompareReport['nouns'],
  units: CompareReport['units'],
): string {
  const [change] = changes;
  const outcome = `then ${optionText(optionOf(to), nouns)}`;
  const unit = change === undefined ? undefined : units.get(change.fact);
  if (change === undefined) return outcome;
  return unit === undefined
    ? `where ${change.fact} becomes ${valueText(change.to)} (${outcome})`
    : `at ${valueText(change.to)} ${unit} (${outcome})`;
}

/** "workload.volume rose from medium to high" */
export function differenceText(each: Difference): string {
  if (each.kind === 'priority')
    return `the priority of ${each.criterion} went from ${each.from} to ${each.to}`;
  if (each.kind === 'assumption')
    return `the assumption ${each.assumption} went from ${assumedText(each, each.from)} to ${assumedText(each, each.to)}`;
  const { fact, from, to, direction } = each;
  if (from === null) return `${fact} became known (${shown(to)})`;
  if (to === null) return `${fact} is no longer known (it was ${shown(from)})`;
  return `${fact} ${direction} from ${shown(from)} to ${shown(to)}`;
}

function shown(value: FactValue | null): string {
  return value === null ? 'unknown' : valueText(value);
}

/** Where an assumption is not stated, the usual one holds. */
function assumedText({ assumption }: AssumptionDifference, value: Override | null): string {
  return value === null ? 'the usual one' : overrideText(assumption, value);
}

/** A difference beside its name: "medium → high". */
export function arrowText(each: Difference): string {
  if (each.kind === 'priority') return `${each.from} → ${each.to}`;
  if (each.kind === 'assumption') return `${assumedText(each, each.from)} → ${assumedText(each, each.to)}`;
  return `${shown(each.from)} → ${shown(each.to)}${each.origin === 'derived' ? ' (follows from the numbers)' : ''}`;
}

export function nameOf(each: Difference): FactId {
  switch (each.kind) {
    case 'fact':
      return each.fact;
    case 'priority':
      return `priorities.${each.criterion}`;
    case 'assumption':
      return `assumptions.${each.assumption}`;
  }
}

/** An option in the middle of a sentence; one that the present rulebook does not have by its id. */
export function optionText(option: OptionId | null, nouns: CompareReport['nouns']): string {
  return option === null ? 'no option' : (nouns.get(option) ?? option);
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

/** What the options cost then and now, as far as both sides tell and the figures differ. */
export function costSentences({ after, before, nouns }: CompareReport): readonly string[] {
  return [...before.costs].flatMap(([option, old]) => {
    const now = after.costs.get(option);
    if (now === undefined) return [];
    const withSalaries = changeText(old.likely, now.likely);
    const without =
      old.withoutSalaries === null || now.withoutSalaries === null
        ? null
        : changeText(old.withoutSalaries, now.withoutSalaries);
    if (withSalaries === null && without === null) return [];
    const parts = [
      ...(without === null ? [] : [`${without} without salaries`]),
      ...(withSalaries === null ? [] : [`${withSalaries} with them`]),
    ];
    const text = parts.length === 1 ? parts.join().replace('with them', 'with salaries') : parts.join(', ');
    return [`${capital(optionText(option, nouns))}: likely USD a month ${text}.`];
  });
}

/** "2,640 → 3,100"; null where both read the same. */
function changeText(old: number, now: number): string | null {
  const [then, today] = [amount(old), amount(now)];
  return then === today ? null : `${then} → ${today}`;
}

/** What moved the verdict; nothing to say where it is the same. */
export function causeSentences({ cause, before, after, nouns }: CompareReport): readonly string[] {
  const reached = optionText(after.verdict.option, nouns);
  switch (cause.kind) {
    case 'same-verdict':
      return [];
    case 'inputs':
      return setsSentences(cause, reached);
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
        ...setsSentences(cause, reached),
      ];
    case 'unclear':
      return [unclearSentence(cause, before, after, nouns)];
  }
}

function setsSentences(
  { sets, isSmallest, mayHaveSpare }: Extract<Cause, { sets: unknown }>,
  reached: string,
): readonly string[] {
  const texts = sets
    .slice(0, NAMED_SETS)
    .map((set) => listed(set.map(differenceText)).replace(/^the /, 'The '));
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
