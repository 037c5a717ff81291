import { type Block, heading, paragraph, plain, sections, strong, together } from '../../layout/block.ts';
import { capital } from '../../report/sentences.ts';
import { listed } from '../../yaml/phrases.ts';
import type { ComparedSide, CompareReport, Difference } from './report.ts';
import {
  arrowText,
  causeSentences,
  costSentences,
  haveSamePrices,
  isSameRulebook,
  nameOf,
  sideText,
  summarySentence,
} from './sentences.ts';

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
      ['Prices', plain(pricesTexts(compared))],
      ['Left out', plain([...(notUnderstood.length === 0 ? [] : [leftOut]), ...unrecorded])],
    ]),
    ...differences('Facts', facts),
    ...differences('Priorities', priorities),
    ...differences('Assumptions', assumptions ?? []),
  ];
}

const UNRECORDED = 'what the assumptions changed: an older report does not record them';

function differences(title: string, list: readonly Difference[]): readonly Block[] {
  if (list.length === 0) return [];
  const groups = list.map((each) => [{ name: nameOf(each), text: arrowText(each) }]);
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
  const text = ({ rulebook }: ComparedSide) =>
    `${rulebook.id} ${rulebook.version} (${rulebook.sha256.slice(0, 8)})`;
  return `${text(before)} → ${text(after)}`;
}

function pricesTexts(compared: CompareReport): readonly string[] {
  if (haveSamePrices(compared)) return [];
  const text = ({ pricesAsOf, pricesSha256 }: ComparedSide) =>
    `of ${pricesAsOf}${pricesSha256 === null ? '' : ` (${pricesSha256.slice(0, 8)})`}`;
  return [`${text(compared.before)} → ${text(compared.after)}`];
}
