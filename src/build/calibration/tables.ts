import type { OptionId, Tally, TrackRecord, Words } from '../../rulebook/rulebook.ts';
import { countOf, isDefensible, isExact, isSecond } from './hits.ts';
import type { Judged } from './judged.ts';
import { type Row, shareOf } from './plain-table.ts';

const WORDS = ['clear', 'likely', 'close-call', 'leaning', 'none-fits'] as const;

/** Points of lead, each from the one and below the other. */
const BANDS = [
  [Number.NEGATIVE_INFINITY, 2],
  [2, 4],
  [4, 6],
  [6, 10],
  [10, Number.POSITIVE_INFINITY],
] as const;

/** What was chosen, a row each, against the verdicts, a column each, with how often either is right. */
export function confusionTable(judged: readonly Judged[], options: readonly OptionId[]): readonly Row[] {
  const verdicts = [...options, null];
  const rows = options.map((chosen) => {
    const own = judged.filter(({ decision }) => decision.chosen === chosen);
    const cells = verdicts.map((verdict) => String(countOf(own, (each) => each.verdict === verdict)));
    return [chosen, ...cells, String(own.length), shareOf(countOf(own, isExact), own.length)];
  });
  const precision = options.map((option) => {
    const own = judged.filter(({ verdict }) => verdict === option);
    return shareOf(countOf(own, isExact), own.length);
  });
  return [
    ['chosen', ...options.map((option) => `-> ${option}`), 'none', 'n', 'recall'],
    ...rows,
    ['precision', ...precision, '', String(judged.length), ''],
  ];
}

/** How often each word stood beside the right verdict, for several groups side by side. */
export function wordTable(groups: readonly (readonly Judged[])[]): readonly Row[] {
  const row = (word: (typeof WORDS)[number]) => [
    word,
    ...groups.flatMap((group) => rightIn(group.filter(({ confidence }) => confidence === word))),
  ];
  return [headOf('word', groups.length), ...WORDS.map(row)];
}

/** The same for each band of lead. */
export function bandTable(groups: readonly (readonly Judged[])[]): readonly Row[] {
  const rows = BANDS.map(([from, below]) => [
    below === Number.POSITIVE_INFINITY ? `${from} and more` : `${Math.max(0, from)} to ${below}`,
    ...groups.flatMap((group) =>
      rightIn(
        group.filter(
          ({ lead, verdict }) =>
            verdict !== null && lead >= from && (lead < below || below === Number.POSITIVE_INFINITY),
        ),
      ),
    ),
  ]);
  return [headOf('lead, points', groups.length), ...rows];
}

/** The leads that the words need, and how held-out decisions fared. */
export function fittedTable({ leads, records }: Words): readonly Row[] {
  const row = (name: string, { byRules, estimated }: TrackRecord) => [
    name,
    ...tallyRow(estimated),
    ...tallyRow(byRules),
  ];
  return [
    headOf('word', 2),
    row(`clear, ${leads.clear} points and more`, records.clear),
    row(`likely, ${leads.likely} points and more`, records.likely),
    row('close-call', records['close-call']),
    row('leaning', records.leaning),
  ];
}

function tallyRow({ cases, chosen, matched, second }: Tally): Row {
  return [String(cases), ...[chosen, matched, second].map((count) => shareOf(count, cases))];
}

function headOf(name: string, groups: number): Row {
  return [name, ...Array.from({ length: groups }, () => ['n', 'exact', 'defensible', 'second']).flat()];
}

function rightIn(judged: readonly Judged[]): Row {
  const share = (holds: (each: Judged) => boolean) => shareOf(countOf(judged, holds), judged.length);
  return [String(judged.length), share(isExact), share(isDefensible), share(isSecond)];
}
