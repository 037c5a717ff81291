import { type Block, heading, plain } from '../../../layout/block.ts';
import type { Recommendation, Standing } from '../../../report/report.ts';
import { nounOf } from '../../../report/sentences.ts';
import { capital, listed, lowerFirst } from '../../../yaml/phrases.ts';
import { optionReport, type RecordedOutcome, recordedOutcome } from './choice.ts';
import { confirmation } from './confirmation.ts';
import { contextOf, driversOf } from './context.ts';
import { Footnotes } from './footnotes.ts';
import { frontMatterOf } from './front.ts';
import { moreInformation } from './more.ts';
import { consequences, prosAndCons } from './options.ts';
import { outcomeOf } from './outcome.ts';

/**
 * The report as a decision record with the headings of MADR 4.0, ready to be completed and committed.
 * @param today the day of the record, on which the age of prices is told; null: the record has no date.
 */
export function decisionRecord(report: Recommendation, today: string | null = null): readonly Block[] {
  const footnotes = new Footnotes(report.references);
  const outcome = recordedOutcome(report);
  const parts: readonly Block[] = [
    frontMatterOf(report, today),
    heading(1, titleOf(report, outcome)),
    heading(2, 'Context and Problem Statement'),
    ...contextOf(report),
    heading(2, 'Decision Drivers'),
    ...driversOf(report, footnotes),
    heading(2, 'Considered Options'),
    { kind: 'list', items: plain(report.options.map((option) => option.title)) },
    heading(2, 'Decision Outcome'),
    ...outcomeOf(report, outcome, footnotes),
    ...consequences(report, outcome, footnotes),
    ...confirmation(report, outcome),
    heading(2, 'Pros and Cons of the Options'),
    ...prosAndCons(report, outcome, footnotes),
    heading(2, 'More Information'),
    ...moreInformation(report, outcome, footnotes, today),
  ];
  return [...parts, ...footnotes.blocks()];
}

/** "contract-assistant: let a provider run an open model for you" */
function titleOf(report: Recommendation, outcome: RecordedOutcome): string {
  const { name } = report.profile;
  const what = subjectText(report, outcome);
  return name === null ? capital(what) : `${name}: ${what}`;
}

function subjectText(report: Recommendation, outcome: RecordedOutcome): string {
  switch (outcome.kind) {
    case 'advised':
      return lowerFirst(optionReport(report, outcome.option).advice);
    case 'stays':
      return `stay with ${nounOf(report, outcome.option)}`;
    case 'decided':
      return outcome.option === null
        ? listed(outcome.standings.map((each) => systemText(report, each)))
        : lowerFirst(optionReport(report, outcome.option).advice);
    case 'leaning':
      return `leaning towards ${nounOf(report, outcome.towards)}`;
    case 'none-fits':
      return 'no option fits';
  }
}

/** "a closed API for drafting" */
function systemText(report: Recommendation, { option, role }: Standing): string {
  const noun = nounOf(report, option);
  return role === null ? noun : `${noun} for ${role}`;
}
