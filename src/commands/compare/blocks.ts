import { type Block, heading, paragraph, plain, sections, strong, together } from '../../layout/block.ts';
import { capital, listed } from '../../yaml/phrases.ts';
import { budgetSentences, costSentences, modelsSentences, pricesSentences } from './cost-words.ts';
import { arrowText, differenceTitle } from './difference-words.ts';
import type { ComparedSide, CompareReport, Difference } from './report.ts';
import { causeSentences, isSameRulebook, sideText, summarySentence } from './sentences.ts';

/** The comparison for people: one sentence, then what differs, then why. */
export function compareBlocks(compared: CompareReport): readonly Block[] {
  const { before, after, facts, priorities, assumptions, notUnderstood } = compared;
  const unrecorded = assumptions === null ? [UNRECORDED] : [];
  const leftOut = `unknown to the present rulebook: ${listed(notUnderstood)}`;
  return [
    paragraph(strong(summarySentence(compared))),
    sections(2, [
      ['Before', plain([sideSentence(before, compared)])],
      ['After', plain([sideSentence(after, compared)])],
      ['Cause', plain(causeSentences(compared))],
      ['Rulebook', isSameRulebook(compared) ? [] : plain([rulebookText(compared)])],
      [
        'Advisor',
        before.advisor === after.advisor
          ? []
          : plain([`advisor ${before.advisor} → advisor ${after.advisor}`]),
      ],
      ['Cost', plain(costSentences(compared))],
      ['Budget', plain(budgetSentences(compared))],
      ['Prices', plain(pricesSentences(compared))],
      ['Models', plain(modelsSentences(compared))],
      ['Left out', plain([...(notUnderstood.length === 0 ? [] : [leftOut]), ...unrecorded])],
    ]),
    ...differences(compared, 'Facts', facts),
    ...differences(compared, 'Priorities', priorities),
    ...differences(compared, 'Assumptions', assumptions ?? []),
  ];
}

const UNRECORDED = 'what the assumptions changed: an older report does not record them';

function differences(compared: CompareReport, title: string, list: readonly Difference[]): readonly Block[] {
  if (list.length === 0) return [];
  const groups = list.map((each) => [
    { name: differenceTitle(compared, each), text: arrowText(compared, each) },
  ]);
  return [
    together(heading(2, strong(title)), {
      kind: 'definitions',
      title: null,
      indent: 2,
      align: 'left',
      groups,
      more: null,
    }),
  ];
}

function sideSentence(side: ComparedSide, { nouns }: CompareReport): string {
  const name = side.name === null || side.name === side.file ? '' : `, ${side.name}`;
  return `${capital(sideText(side, nouns))} (${side.kind} ${side.file}${name})`;
}

function rulebookText({ before, after }: CompareReport): string {
  const isTold =
    before.rulebook.id !== after.rulebook.id || before.rulebook.version !== after.rulebook.version;
  const text = ({ rulebook: { id, sha256, version } }: ComparedSide) =>
    `${id} ${version}${isTold ? '' : ` (${sha256.slice(0, 8)})`}`;
  return `${text(before)} → ${text(after)}`;
}
