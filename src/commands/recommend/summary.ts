import { optionOf } from '../../engine/advice.ts';
import type { Trial } from '../../engine/trial.ts';
import { type Item, plain } from '../../layout/block.ts';
import { budgetAction } from '../../report/budget-sentences.ts';
import { valueWords } from '../../report/fact-words.ts';
import { flipText, isFar, isProposal } from '../../report/flip-sentences.ts';
import type { OptionReport, Recommendation, ReportedOpenFact } from '../../report/report.ts';
import { actionText, nounOf } from '../../report/sentences.ts';
import { modelNames } from '../../report/shortlisted.ts';
import { capital, listed, lowerFirst } from '../../yaml/phrases.ts';
import { type AskedFor, commandLine, settingText } from '../command-line.ts';
import { waysOut } from './ways-out.ts';

/** How many questions are named where too little is known for an advice. */
const MISSING = 3;

/** What to do now: what to ask, the way out where nothing fits, the first step and how; only what to ask where too little is known. */
export function summarySections(
  report: Recommendation,
  asked: AskedFor,
): readonly (readonly [label: string, items: readonly Item[]])[] {
  const ask = ['Ask next', askNext(report, asked)] as const;
  if (report.certainty.confidence === 'leaning') return [ask];
  const out = plain(waysOut(report).slice(0, 1));
  return [ask, ['Way out', out], ['Next', nextStep(report)], ['How', howTo(report, 1)]];
}

/** What to ask next, with the command that tries an answer; what is missing most where too little is known. */
function askNext(report: Recommendation, asked: AskedFor): readonly Item[] {
  const { certainty, openFacts, verdict } = report;
  const [first] = openFacts;
  if (first === undefined || verdict.kind === 'none-fits') return [];
  if (certainty.confidence === 'leaning') {
    const questions = openFacts.slice(0, MISSING).map((open) => questionText(open));
    return [...plain(questions), ...interviewLine(asked)];
  }
  let isTried = false;
  for (const open of openFacts) {
    const trial = report.trialOf(open.fact);
    isTried ||= trial !== null;
    if (trial === null || optionOf(trial.verdict) === optionOf(verdict)) continue;
    const line = commandLine('recommend', asked, '--set', settingText(trial.fact, trial.value));
    return [
      ...plain([`${questionText(open)} (${trialText(report, trial)})`]),
      ...(asked.file === null ? [] : command(line)),
    ];
  }
  const remark = isTried ? ' (it matters together with other answers)' : '';
  return plain([`${questionText(first)}${remark}`]);
}

/** 'if "yes": a self-hosted open model': what the command below shows. */
function trialText(report: Recommendation, { fact, value, verdict }: Trial): string {
  const answer = lowerFirst(valueWords(report, fact, value));
  const then = optionOf(verdict);
  return `if "${answer}": ${then === null ? 'no option fits' : nounOf(report, then)}`;
}

function interviewLine({ file, rules }: AskedFor): readonly Item[] {
  if (file === null) return [];
  return command(commandLine('interview', { file: null, rules, onTop: [] }, '--from', file));
}

/** "Security: where may this data go?" */
function questionText({ ask, question }: ReportedOpenFact): string {
  return `${capital(ask)}: ${lowerFirst(question)}`;
}

function command(text: string): readonly Item[] {
  return [{ text, isCommand: true }];
}

/** The first step, and who takes it. */
function nextStep(report: Recommendation): readonly Item[] {
  const advised = optionOf(report.verdict);
  const steps = [
    ...budgetAction(report).map((text) => `Finance: ${lowerFirst(text)}.`),
    ...report.actions
      .filter(({ option }) => option === advised)
      .map((action) => `${capital(action.owner)}: ${lowerFirst(actionText(action))}.`),
  ];
  return plain(steps.slice(0, 1));
}

/** As many of the ways to carry out the verdict as fit what is known, or may, and models to look at first. */
export function howTo(report: Recommendation, ways: number): readonly Item[] {
  const option = report.options.find(({ id }) => id === optionOf(report.verdict));
  if (option === undefined) return [];
  const models = modelNames(report.money);
  const isMix = report.money?.kind === 'estimated' && report.money.lists.length > 1;
  const look = models.length === 0 ? '' : ` Look at ${listed(models, isMix ? 'and' : 'or')}.`;
  return plain([`${waysText(option, ways)}${look}`.trim()].filter((text) => text !== ''));
}

function waysText({ patterns }: OptionReport, most: number): string {
  const ways = patterns.slice(0, most).map(({ holds, title }, at) => {
    if (!holds) return `${at === 0 ? 'Perhaps' : 'perhaps'} ${lowerFirst(title)}`;
    return at === 0 ? title : lowerFirst(title);
  });
  return ways.length === 0 ? '' : `${ways.join('; or ')}.`;
}

/** The nearest change of what is known that leads elsewhere: one that the team could choose, if there is one. */
export function changesIf(report: Recommendation): readonly Item[] {
  const near = report.flips.filter((flip) => !isFar(flip));
  const flip = near.find(isProposal) ?? near[0];
  return flip === undefined ? [] : plain([flipText(report, flip)]);
}
