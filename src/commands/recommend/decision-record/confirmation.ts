import { type Block, heading, type Item, paragraph, plain } from '../../../layout/block.ts';
import { budgetAction } from '../../../report/budget-sentences.ts';
import type { HoldsOnlyIf, Recommendation, ReportedAction } from '../../../report/report.ts';
import { nounOf } from '../../../report/sentences.ts';
import { missing } from '../../../rulebook/at.ts';
import type { OptionId } from '../../../rulebook/rulebook.ts';
import { capital, listed, lowerFirst } from '../../../yaml/phrases.ts';
import { type RecordedOutcome, subjectOf } from './choice.ts';
import { outcomeText, questionText, quotedTitles } from './words.ts';

/** What to find out first, what to do before when, and what answers that are missing may still ask for. */
export function confirmation(report: Recommendation, outcome: RecordedOutcome): readonly Block[] {
  const { verdict } = report;
  if (outcome.kind === 'leaning' || verdict.kind === 'none-fits') return [];
  const subject = subjectOf(outcome);
  const demands = subject === verdict.option ? demandTexts(report) : [];
  const blocks = [
    ...after('Find out first, since it could change the advice:', plain(checks(report, verdict.option))),
    ...after('Steps for what is chosen:', plain(steps(report, subject))),
    ...after('Answers that are missing may ask for more:', plain(demands)),
  ];
  return blocks.length === 0 ? [] : [heading(3, 'Confirmation'), ...blocks];
}

function after(label: string, items: readonly Item[]): readonly Block[] {
  return items.length === 0 ? [] : [paragraph(label), { kind: 'list', items }];
}

/** What could exclude the verdict, then which other answers could lead elsewhere: no question twice. */
function checks(report: Recommendation, verdict: OptionId): readonly string[] {
  const excluding = report.holdsOnlyIf.filter(({ effect }) => effect.kind === 'excludes');
  const asked = new Set(excluding.flatMap(({ facts }) => (facts.length === 1 ? facts : [])));
  const named = new Set(excluding.flatMap(({ facts }) => facts));
  const others = report.openFacts.filter(
    ({ couldBecome, fact }) => !asked.has(fact) && (couldBecome.length > 0 || !named.has(fact)),
  );
  return [
    ...excluding.map((each) => checkText(report, each, verdict)),
    ...others.map((open) => questionText(open) + outcomeText(report, open)),
  ];
}

/** "Security: where may this data go? A closed API is out if your data may not leave machines that you administer." */
function checkText(report: Recommendation, { ask, because, facts }: HoldsOnlyIf, verdict: OptionId): string {
  const out = `${capital(nounOf(report, verdict))} is out if ${clauseOf(because)}.`;
  const [fact, ...more] = facts;
  if (fact === undefined || more.length > 0)
    return `${capital(listed(ask))}: clear up ${quotedTitles(report, facts)}. ${out}`;
  const { question } = report.dictionary.get(fact) ?? missing();
  return `${capital(listed(ask))}: ${lowerFirst(question)} ${out}`;
}

function clauseOf(sentence: string): string {
  return lowerFirst(sentence.replace(/\.$/, ''));
}

function steps(report: Recommendation, subject: OptionId | null): readonly string[] {
  const actions = report.actions.filter(({ option }) => option === subject);
  const isAdvised = report.verdict.kind === 'fits' && subject === report.verdict.option;
  return [
    ...(isAdvised ? budgetAction(report).map((text) => `Finance: ${lowerFirst(text)}.`) : []),
    ...inTime(actions),
  ];
}

/** "Security, before launch: name who patches the servers and how soon." */
function inTime(actions: readonly ReportedAction[]): readonly string[] {
  const times = [...new Set(actions.map(({ before }) => before))];
  return times.flatMap((time) =>
    actions
      .filter(({ before }) => before === time)
      .map((action) => `${capital(action.owner)}, before ${time}: ${lowerFirst(action.do)}.`),
  );
}

/** How many are named of what answers may still ask for. */
const MOST_DEMANDS = 6;

function demandTexts(report: Recommendation): readonly string[] {
  const demands = report.holdsOnlyIf.flatMap(({ ask, effect, facts }) =>
    effect.kind === 'demands'
      ? [`Depending on ${quotedTitles(report, facts)} (ask ${listed(ask)}): ${clauseOf(effect.do)}.`]
      : [],
  );
  const left = demands.length - MOST_DEMANDS;
  return left <= 1
    ? demands
    : [...demands.slice(0, MOST_DEMANDS), `${left} more, which "advisor recommend --full" tells.`];
}
