import { optionOf } from '../../../engine/advice.ts';
import type { Reason } from '../../../engine/reasons.ts';
import {
  type Block,
  faint,
  heading,
  paragraph,
  plain,
  sections,
  strong,
  together,
} from '../../../layout/block.ts';
import { Citations, sourceInFull } from '../../../report/citations.ts';
import { exclusionTexts } from '../../../report/exclusion-texts.ts';
import { headingOf } from '../../../report/heading.ts';
import { obstacleText } from '../../../report/money-sentences.ts';
import { noFigureSentences } from '../../../report/no-figure.ts';
import { points } from '../../../report/numbers.ts';
import type { OptionReport } from '../../../report/report.ts';
import { nounOf, reasonText } from '../../../report/sentences.ts';
import { capital, listed, lowerFirst } from '../../../yaml/phrases.ts';
import type { OptionsReport } from './report.ts';
import { legendOf, tableOf } from './table.ts';

/** Reasons that are given for either option. */
const REASONS = 3;

/** Less than this would be printed as 0. */
const VISIBLE = 0.05;

/** Two options for people: which is ahead, on what, what they cost, and the strongest reasons for either. */
export function optionsBlocks(compared: OptionsReport): readonly Block[] {
  const { options, reasons, report } = compared;
  const [own, others] = [reasons[0].slice(0, REASONS), reasons[1].slice(0, REASONS)];
  const citations = new Citations(report, [...own, ...others]);
  const textsFor = (option: OptionReport, given: readonly Reason[]) => {
    const verdict = { kind: 'fits', option: option.id, runnerUp: null, tied: [] } as const;
    return given.map((each) => `${reasonText({ options, verdict }, each)} ${citations.mark(each)}`);
  };
  const sources = citations.sources.map((source, at) => `[${at + 1}] ${sourceInFull(source)}`);
  return [
    headingOf(report),
    together(heading(2, strong(aheadSentence(compared))), paragraph(verdictSentence(compared))),
    together(tableOf(compared), paragraph(faint(legendOf(compared)))),
    sections(3, [
      ['Excluded', plain(exclusionTexts({ ...report, options }))],
      [`For ${lowerFirst(options[0].short)}`, plain(textsFor(options[0], own))],
      [`For ${lowerFirst(options[1].short)}`, plain(textsFor(options[1], others))],
      ['Cost', plain(costNotes(compared))],
      ['Sources', plain(sources)],
    ]),
  ];
}

/** "A closed API is 4.6 points ahead of a managed open model." */
function aheadSentence({ lead, options: [first, second], report }: OptionsReport): string {
  const [ahead, behind] = lead < 0 ? [second, first] : [first, second];
  const nouns = [ahead, behind].map(({ id }) => nounOf(report, id));
  return Math.abs(lead) < VISIBLE
    ? `${capital(listed(nouns))} are level.`
    : `${capital(nouns[0] ?? '')} is ${points(Math.abs(lead))} ahead of ${nouns[1]}.`;
}

function verdictSentence({ options, report }: OptionsReport): string {
  const verdict = optionOf(report.verdict);
  if (verdict === null) return 'No option fits, by what is known.';
  const isCompared = options.some(({ id }) => id === verdict);
  return `Of all options ${nounOf(report, verdict)} comes first${isCompared ? '' : ', which is neither of the two'}.`;
}

function costNotes({ money, options, report }: OptionsReport): readonly string[] {
  if (money === null) return [];
  return money.kind === 'estimated'
    ? noFigureSentences({ ...report, options }, money)
    : [`No figure: ${obstacleText(report, money)}`];
}
