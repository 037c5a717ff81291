import type { Exclusion } from '../../../engine/why-not.ts';
import { signed } from '../../../layout/amounts.ts';
import {
  type Block,
  faint,
  heading,
  type Item,
  paragraph,
  strong,
  type TableColumn,
} from '../../../layout/block.ts';
import { exclusionText } from '../../../report/grounds.ts';
import { moneyRows } from '../../../report/money-sentences.ts';
import { scores } from '../../../report/numbers.ts';
import { optionCostText, optionCostVerdict } from '../../../report/option-cost.ts';
import type { OptionGround, OptionReport, Recommendation } from '../../../report/report.ts';
import { nounOf } from '../../../report/sentences.ts';
import type { OptionId } from '../../../rulebook/rulebook.ts';
import { optionReport, type RecordedOutcome, subjectOf } from './choice.ts';
import type { Footnotes } from './footnotes.ts';

/** How many pros, and how many cons, are told of an option; of the chosen one as many more among its consequences. */
const TOLD = 4;

/** What speaks for and against what was chosen; nothing where no single option is. */
export function consequences(
  report: Recommendation,
  outcome: RecordedOutcome,
  footnotes: Footnotes,
): readonly Block[] {
  const subject = subjectOf(outcome);
  if (subject === null) return [];
  const option = optionReport(report, subject);
  const bad = grounds(report, subject, -1).slice(0, TOLD);
  const items = [
    ...grounds(report, subject, 1)
      .slice(0, TOLD)
      .map((each) => footnotes.sentence('Good, because', each)),
    ...optionCostVerdict(report, option),
    ...excludedBy(option, footnotes),
    ...(bad.length > 0
      ? bad.map((each) => footnotes.sentence('Bad, because', each))
      : forgone(report, subject, footnotes)),
  ];
  return [heading(3, 'Consequences'), { kind: 'list', items }];
}

/** What speaks most for the runner-up and not for the verdict: no choice is without a price. */
function forgone(report: Recommendation, subject: OptionId, footnotes: Footnotes): readonly Item[] {
  const { verdict } = report;
  const rival = verdict.kind === 'fits' && verdict.option === subject ? verdict.runnerUp?.option : undefined;
  if (rival === undefined) return [];
  const own = new Set(report.groundsFor(subject).map(({ because }) => because));
  const [most] = grounds(report, rival, 1).filter(({ because }) => !own.has(because));
  const before = `Bad, because it forgoes what speaks for ${nounOf(report, rival)}:`;
  return most === undefined ? [] : [footnotes.sentence(before, most)];
}

/** The options side by side, then one by one. */
export function prosAndCons(
  report: Recommendation,
  outcome: RecordedOutcome,
  footnotes: Footnotes,
): readonly Block[] {
  return [
    comparisonTable(report),
    paragraph(faint(legend(report))),
    ...report.options.flatMap((option) => aboutOption(report, option, subjectOf(outcome), footnotes)),
  ];
}

function aboutOption(
  report: Recommendation,
  option: OptionReport,
  subject: OptionId | null,
  footnotes: Footnotes,
): readonly Block[] {
  const isSubject = option.id === subject;
  const from = isSubject ? TOLD : 0;
  const some = (sign: 1 | -1) => grounds(report, option.id, sign).slice(from, from + TOLD);
  const items = [
    ...(isSubject ? [] : excludedBy(option, footnotes)),
    ...some(1).map((each) => footnotes.sentence('Good, because', each)),
    ...some(-1).map((each) => footnotes.sentence('Bad, because', each)),
  ];
  const cost = optionCostText(report, option.id);
  const more = items.length === 0 ? '' : ' These come next:';
  return [
    heading(3, option.title),
    paragraph(option.summary),
    ...(cost === null ? [] : [paragraph(cost)]),
    ...(isSubject ? [paragraph(`What counts most is told under Consequences.${more}`)] : []),
    ...(items.length === 0 ? [] : [{ kind: 'list', items } as const]),
  ];
}

/** What rates an option up (1) or down (-1), but for what excludes it: that is told by itself. */
function grounds(report: Recommendation, id: OptionId, sign: 1 | -1): readonly OptionGround[] {
  const said = new Set(optionReport(report, id).exclusions.map(exclusionText));
  return report
    .groundsFor(id)
    .filter(({ because, points }) => Math.sign(points) === sign && !said.has(because));
}

function excludedBy({ exclusions }: OptionReport, footnotes: Footnotes): readonly Item[] {
  return exclusions.map((each) => footnotes.sentence('Bad, because it is excluded:', exclusionGrounds(each)));
}

function exclusionGrounds(exclusion: Exclusion) {
  const { basis, claims } =
    exclusion.by === 'rule' ? exclusion.rule : ({ basis: 'estimate', claims: [] } as const);
  return { because: exclusionText(exclusion), basis, claims };
}

function comparisonTable(report: Recommendation): Block {
  const rows = report.criteria.map(({ title, weight }, index) => [
    title,
    String(Number(weight.toFixed(2))),
    ...report.options.map((option) => signed(Number((option.ratings[index] ?? 0).toFixed(1)))),
  ]);
  const totals = scores(report.options).map((score, at) => {
    const isOut = (report.options[at]?.exclusions.length ?? 0) > 0;
    return isOut ? `(${score})` : strong(score);
  });
  const money = moneyRows(report).map(({ name, cells }) => [name, '', ...cells]);
  const figures = ['weight', ...report.options.map((option) => option.title)];
  return {
    kind: 'table',
    columns: [
      { head: 'criterion', align: 'left' },
      ...figures.map((head): TableColumn => ({ head, align: 'right' })),
    ],
    rows: [...rows, [strong('score'), '', ...totals], ...money],
  };
}

function legend({ options, money }: Recommendation): string {
  const texts = [
    'Ratings run from -5 (worst) to +5 (best), weights from 0 to 10. The score is the mean of the ratings by weight, as 0 to 100.',
    ...(options.some(({ exclusions }) => exclusions.length > 0)
      ? ['A score in brackets is of an excluded option.']
      : []),
    ...(money?.kind === 'estimated'
      ? ['Figures are likely ones; salaries are those of the people who run it.']
      : []),
  ];
  return texts.join(' ');
}
