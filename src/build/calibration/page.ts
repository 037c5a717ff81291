import type { OptionId, Rulebook } from '../../rulebook/rulebook.ts';
import { type Answer, type Distance, distanceOf, type Hits, hitsOf } from './hits.ts';
import type { Judged } from './judged.ts';
import { FOLDS, plainAnswers, REPEATS } from './plain-model.ts';
import { plainTable, type Row, shareOf } from './plain-table.ts';
import { bandTable, confusionTable, fittedTable, wordTable } from './tables.ts';
import { calibratedWords } from './track-record.ts';
import { type Twins, twinsAmong } from './twins.ts';

/** What a rulebook says of all documented decisions, with estimates and by its rules alone. */
export interface Runs {
  readonly rulebook: Rulebook;
  readonly estimated: readonly Judged[];
  readonly byRules: readonly Judged[];
}

/** How many pairs of alike situations are listed. */
const LISTED = 12;

/** How a rulebook does on the documented decisions, as lines of text. */
export function calibrationPage(runs: Runs): readonly string[] {
  const { rulebook, estimated, byRules } = runs;
  const options = rulebook.options.map(({ id }) => id);
  const blind = { estimated: blindOnly(estimated), byRules: blindOnly(byRules) };
  const twins = twinsAmong(estimated);
  const words = calibratedWords(estimated, byRules);
  return [
    `${rulebook.id} ${rulebook.version} on ${estimated.length} documented decisions, ${blind.estimated.length} of them coded blind.`,
    'defensible: what was chosen, or what its account would support as well. behind: points of score by which the choice trails.',
    '',
    ...plainTable([
      HEAD,
      ...hitRows('with estimates', estimated),
      ...hitRows('by rules alone', byRules),
      ...otherRows(runs, options),
    ]),
    '',
    'What was chosen against the verdicts, with estimates: coded blind, then all',
    ...plainTable(confusionTable(blind.estimated, options)),
    '',
    ...plainTable(confusionTable(estimated, options)),
    '',
    'Coded blind, with estimates, then by rules alone; "second": the second option was chosen',
    ...plainTable([
      ...wordTable([blind.estimated, blind.byRules]),
      ...bandTable([blind.estimated, blind.byRules]),
    ]),
    '',
    'All, with estimates, then by rules alone',
    ...plainTable([...wordTable([estimated, byRules]), ...bandTable([estimated, byRules])]),
    '',
    'The words fitted to those coded blind, and the record of held-out cases: with estimates, then by rules alone',
    ...plainTable(fittedTable(words)),
    '',
    `Alike as far as both accounts tell, and chosen differently: ${twins.length} pairs${twins.length > LISTED ? `, the ${LISTED} that share most` : ''}`,
    ...plainTable([
      ['one and other', 'facts shared', 'chose', 'verdict, lead'],
      ...twins
        .toSorted((left, right) => right.shared - left.shared)
        .slice(0, LISTED)
        .map(twinsRow),
    ]),
  ];
}

const HEAD: Row = ['', 'n', 'exact', 'defensible', 'first two', 'mean rank', 'behind', 'chosen is excluded'];

function blindOnly<T extends { readonly decision: Judged['decision'] }>(items: readonly T[]): readonly T[] {
  return items.filter(({ decision }) => decision.coded === 'blind');
}

function hitRows(name: string, judged: readonly Judged[]): readonly Row[] {
  const knowing = judged.filter(({ decision }) => decision.coded === 'knowing');
  return [
    hitRow(`${name}: all`, hitsOf(judged), distanceOf(judged)),
    hitRow(`${name}: coded blind`, hitsOf(blindOnly(judged)), distanceOf(blindOnly(judged))),
    hitRow(`${name}: coded knowing`, hitsOf(knowing), distanceOf(knowing)),
  ];
}

/** What the rulebook has to beat: a fitted model, and one answer to everything. */
function otherRows({ rulebook, estimated }: Runs, options: readonly OptionId[]): readonly Row[] {
  const plain = (judged: readonly Judged[]) => hitsOf(plainAnswers(judged, rulebook.facts, options));
  const always = (option: OptionId) =>
    hitsOf(blindOnly(estimated).map(({ decision }): Answer => ({ decision, ranking: [option] })));
  return [
    hitRow(`regression, ${REPEATS} x ${FOLDS} folds: all`, plain(estimated)),
    hitRow(`regression, ${REPEATS} x ${FOLDS} folds: coded blind`, plain(blindOnly(estimated))),
    ...options.map((option) => hitRow(`always ${option}: coded blind`, always(option))),
  ];
}

function hitRow(
  name: string,
  { count, exact, defensible, firstTwo }: Hits,
  distance: Distance | null = null,
): Row {
  const shares = [exact, defensible, firstTwo].map((each) => shareOf(each, count));
  const far =
    distance === null
      ? ['', '', '']
      : [distance.meanRank.toFixed(2), distance.meanBehind.toFixed(2), String(distance.excluded)];
  return [name, String(count), ...shares, ...far];
}

function twinsRow({ pair, shared }: Twins): Row {
  const saying = ({ confidence, lead, verdict }: Judged) =>
    `${verdict ?? 'none'}, ${confidence}, ${lead.toFixed(1)}`;
  const [one, other] = pair;
  return [
    `${one.decision.id} / ${other.decision.id}`,
    String(shared),
    `${one.decision.chosen} / ${other.decision.chosen}`,
    `${saying(one)} / ${saying(other)}`,
  ];
}
