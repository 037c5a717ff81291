import { optionOf } from '../../../engine/advice.ts';
import { type Block, paragraph, plain } from '../../../layout/block.ts';
import { certaintySentence, notProvedSentences } from '../../../report/certainty-sentences.ts';
import { conflictSentence } from '../../../report/conflict-sentence.ts';
import { ordinal } from '../../../report/numbers.ts';
import type { Recommendation, Standing, StatedDecision } from '../../../report/report.ts';
import { CONFIDENCE_WORD, moveSentence, nounOf } from '../../../report/sentences.ts';
import { trackRecordSentence } from '../../../report/track-record.ts';
import type { OptionId } from '../../../rulebook/rulebook.ts';
import { capital, listed, lowerFirst } from '../../../yaml/phrases.ts';
import { contradictionText } from '../contradiction-text.ts';
import { howTo } from '../summary.ts';
import { optionReport, type RecordedOutcome, subjectOf } from './choice.ts';
import type { Footnotes } from './footnotes.ts';
import { questionText, waysInWords } from './words.ts';

/** What is chosen and why, how sure that is, and how to do it. */
export function outcomeOf(
  report: Recommendation,
  outcome: RecordedOutcome,
  footnotes: Footnotes,
): readonly Block[] {
  return [
    ...choice(report, outcome, footnotes),
    ...decisionTexts(report).map((text) => paragraph(text)),
    ...(report.verdict.kind === 'none-fits' ? [] : [paragraph(sureText(report, outcome))]),
    ...notProvedSentences(report).map((text) => paragraph(text)),
    ...waysToDo(report, outcome),
    ...today(report, outcome),
    ...report.contradictions.map((each) => paragraph(contradictionText(report, each))),
  ];
}

function choice(report: Recommendation, outcome: RecordedOutcome, footnotes: Footnotes): readonly Block[] {
  switch (outcome.kind) {
    case 'advised':
      return [because(report, outcome.option, 'because', footnotes)];
    case 'stays': {
      const { title } = optionReport(report, outcome.option);
      const best = nounOf(report, outcome.best);
      return [
        paragraph(
          `Chosen option: "${title}", because it is what runs today, and the lead of ${best} does not cover a move.`,
        ),
      ];
    }
    case 'decided':
      return outcome.standings.flatMap((each) =>
        ofDecision(report, each, outcome.option !== null, footnotes),
      );
    case 'leaning':
      return [
        paragraph(
          `No option is chosen yet: too little is known. What is known leans towards ${nounOf(report, outcome.towards)}.`,
        ),
        ...listAfter('Answer these first:', report.openFacts.map(questionText)),
      ];
    case 'none-fits':
      return [
        paragraph(`No option is chosen, because none fits. ${conflictSentence(report)}`),
        ...listAfter('What would make one fit:', waysInWords(report, 'changeable')),
      ];
  }
}

function listAfter(label: string, texts: readonly string[]): readonly Block[] {
  return texts.length === 0 ? [] : [paragraph(label), { kind: 'list', items: plain(texts) }];
}

/** 'Chosen option: "Closed API", because it comes out best when all drivers are weighed; above all, …' */
function because(report: Recommendation, option: OptionId, link: string, footnotes: Footnotes): Block {
  const chosen = `Chosen option: "${optionReport(report, option).title}", ${link} ${whyText(report, option)}`;
  const strongest = report.groundsFor(option).find(({ points }) => points > 0);
  if (strongest === undefined) return paragraph(`${chosen}.`);
  return { kind: 'paragraph', ...footnotes.sentence(`${chosen}; above all,`, strongest) };
}

function whyText(report: Recommendation, option: OptionId): string {
  const { verdict } = report;
  const tied = verdict.kind === 'fits' ? verdict.tied.filter((other) => other !== option) : [];
  if (tied.length > 0)
    return `it ties with ${listed(tied.map((id) => nounOf(report, id)))} for the first place`;
  const margin = verdict.kind === 'fits' ? verdict.runnerUp?.margin : undefined;
  if (margin === undefined) return 'it alone is not excluded';
  return margin < 0
    ? 'it comes first whatever the missing answers are'
    : 'it comes out best when all drivers are weighed';
}

/** A decision of the team beside the advice; the words of one that goes against it leave room for the reasons. */
function ofDecision(
  report: Recommendation,
  standing: Standing,
  isOne: boolean,
  footnotes: Footnotes,
): readonly Block[] {
  const { certainty } = report;
  const isLeaning = certainty.confidence === 'leaning';
  const role = standing.role === null ? '' : `${capital(standing.role)}: `;
  const { title } = optionReport(report, standing.option);
  if (standing.kind === 'follows' && !isLeaning)
    return isOne && role === ''
      ? [because(report, standing.option, 'as advised, because', footnotes)]
      : [paragraph(`${role}chosen option: "${title}", as advised.`)];
  const chosen = role === '' ? `Chosen option: "${title}"` : `${role}chosen option: "${title}"`;
  if (standing.kind === 'follows')
    return [paragraph(`${chosen}. Too little is known to bear that out; what is known leans towards it.`)];
  const accepts = isOne ? [] : standing.accepts;
  return [
    paragraph(`${chosen}${againstText(report, standing)}`),
    paragraph('Why it was chosen all the same: {give the reasons}'),
    ...(isOne ? [paragraph('What it accepts is told as bad under Consequences.')] : []),
    ...listAfter('It accepts this:', accepts),
  ];
}

function againstText(report: Recommendation, standing: Extract<Standing, { kind: 'deviates' }>): string {
  const { certainty, options, verdict } = report;
  if (verdict.kind === 'none-fits') return `, although no option fits. ${conflictSentence(report)}`;
  const advised = nounOf(report, verdict.option);
  if (certainty.confidence === 'leaning')
    return `. Too little is known to advise for or against it; what is known leans towards ${advised}.`;
  const place = standing.excluded
    ? 'What was chosen is excluded here.'
    : `What was chosen comes ${ordinal(standing.rank)} of ${options.length}.`;
  return `, against the advice, which is ${advised}. ${place}`;
}

/** "Decided on 2026-10-01, approved by the board; to be reviewed by 2027-10-01." */
function decisionTexts({ decisions }: Recommendation): readonly string[] {
  return decisions.flatMap((decision) => {
    const { approvedBy, date, option, reviewBy, role } = decision;
    const parts = [
      ...(date === null ? [] : [`decided on ${date}`]),
      ...(approvedBy === null ? [] : [`approved by ${approvedBy}`]),
      ...serviceTexts(decision),
      ...(reviewBy === null ? [] : [`to be reviewed by ${reviewBy}`]),
    ];
    if (option === null || parts.length === 0) return [];
    const text = `${parts.join('; ')}.`;
    return [role === null ? capital(text) : `${capital(role)}: ${text}`];
  });
}

function serviceTexts({ model, provider, region }: StatedDecision): readonly string[] {
  return [
    ...(model === null ? [] : [`model ${model}`]),
    ...(provider === null ? [] : [`provider ${provider}`]),
    ...(region === null ? [] : [`region ${region}`]),
  ];
}

/** How sure the advice is; what it is stands beside that where something else was chosen. */
function sureText(report: Recommendation, outcome: RecordedOutcome): string {
  const { certainty, verdict } = report;
  const texts = [certaintySentence(report), trackRecordSentence(report)].filter((text) => text !== '');
  const advised = optionOf(verdict);
  const whose = [null, advised].includes(subjectOf(outcome)) ? '' : ` (${nounOf(report, advised)})`;
  return `How sure the advice${whose} is: ${CONFIDENCE_WORD[certainty.confidence]}. ${texts.join(' ')}`;
}

function waysToDo(report: Recommendation, outcome: RecordedOutcome): readonly Block[] {
  const subject = subjectOf(outcome);
  if (subject === null || subject !== optionOf(report.verdict)) return [];
  return howTo(report, Number.POSITIVE_INFINITY).map(({ text }) =>
    paragraph(`How to do it: ${lowerFirst(text)}`),
  );
}

/** What to do with what runs today, where neither too little is known to say it nor something else was decided. */
function today(report: Recommendation, outcome: RecordedOutcome): readonly Block[] {
  const { certainty, move, standings } = report;
  const isDecidedElse = outcome.kind === 'decided' && standings.some(({ kind }) => kind === 'deviates');
  if (move === null || certainty.confidence === 'leaning' || isDecidedElse) return [];
  return [paragraph(moveSentence(report, move))];
}
