import type { Reason } from '../../../engine/reasons.ts';
import { type Block, type Item, paragraph, strong } from '../../../layout/block.ts';
import type { Priority } from '../../../profile/profile.ts';
import { factTitle } from '../../../report/fact-words.ts';
import type { CriterionReport, Recommendation } from '../../../report/report.ts';
import type { FactId } from '../../../rulebook/fact.ts';
import type { KnownFact } from '../../../rulebook/facts.ts';
import { becauseOn, type CriterionId } from '../../../rulebook/rulebook.ts';
import { capital } from '../../../yaml/phrases.ts';
import type { Footnotes } from './footnotes.ts';
import { wordsFor } from './words.ts';

/** What the project is, what is to be decided, and what is known. */
export function contextOf(report: Recommendation): readonly Block[] {
  const { facts, profile, unknownFacts } = report;
  return [
    paragraph(
      profile.description ?? '{describe in two or three sentences what the project does, and for whom}',
    ),
    paragraph('Which of the options below fits this project best?'),
    ...(facts.size === 0 ? [paragraph('Nothing is known of the project yet.')] : [knownTable(report)]),
    ...(facts.size === 0 || unknownFacts.length === 0 ? [] : [paragraph(unknownText(report))]),
  ];
}

/** A row for each group of facts. */
function knownTable(report: Recommendation): Block {
  const groups = new Map<string, string[]>();
  for (const [id, known] of report.facts) {
    const texts = groups.get(groupOf(id)) ?? [];
    groups.set(groupOf(id), [...texts, knownText(report, id, known)]);
  }
  return {
    kind: 'table',
    columns: [
      { head: 'About', align: 'left' },
      { head: 'What is known', align: 'left' },
    ],
    rows: [...groups].map(([group, texts]) => [strong(group), texts.join(' ')]),
  };
}

/** "Input and output: text in or out and pictures to be made (from the numbers)" */
function knownText(report: Recommendation, id: FactId, { origin, value }: KnownFact): string {
  return `${factTitle(report, id)}: ${wordsFor(report, id, value)}${origin === 'derived' ? ' (from the numbers)' : ''}.`;
}

/** "task.quality" is about the task. */
function groupOf(id: FactId): string {
  const [group = id] = id.split('.');
  return capital(group.replaceAll('_', ' '));
}

function unknownText({ facts, settled, unknownFacts }: Recommendation): string {
  const count = unknownFacts.length;
  const of = `${count} of ${facts.size + count} questions`;
  return settled
    ? `Not answered: ${of}. No answer to them can change the outcome.`
    : `Not answered yet: ${of}. Those that could change the outcome are named below.`;
}

const MOST_DRIVERS = 6;

/** The criteria that weigh most, and what makes them weigh so much. */
export function driversOf(report: Recommendation, footnotes: Footnotes): readonly Block[] {
  const { criteria } = report;
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0);
  const weighty = criteria.filter(({ weight }) => weight > 0).toSorted((a, b) => b.weight - a.weight);
  const items = weighty.slice(0, MOST_DRIVERS).map((each): Item => {
    const notes = [
      `${Math.round((100 * each.weight) / total)} % of the weight`,
      ...priorityNote(each.priority),
    ];
    const head = `${each.title} (${notes.join(', ')})`;
    const why = weightierBy(report, each);
    return why === null ? { text: head } : footnotes.sentence(`${head}:`, why);
  });
  const left = weighty.length - items.length;
  const further =
    left === 0
      ? []
      : [{ text: `${left} further ${left === 1 ? 'criterion' : 'criteria'}, which weigh less` }];
  return [{ kind: 'list', items: [...items, ...further] }];
}

const PRIORITY_NOTE: Readonly<Record<Priority, readonly string[]>> = {
  ignore: [],
  low: ['halved by your priority'],
  normal: [],
  high: ['doubled by your priority'],
};

function priorityNote(priority: Priority): readonly string[] {
  return PRIORITY_NOTE[priority];
}

/** The rule that adds most to the weight of a criterion; null where none does. */
function weightierBy({ reasons }: Recommendation, { id }: CriterionReport) {
  const raised = reasons.flatMap((reason) => {
    const points = pointsOn(reason, id);
    return reason.of === 'rule' && points > 0 ? [{ rule: reason.rule, points }] : [];
  });
  const [most] = raised.toSorted((a, b) => b.points - a.points);
  if (most === undefined) return null;
  const { basis, claims } = most.rule;
  return { because: becauseOn(most.rule, id), basis, claims };
}

function pointsOn(reason: Reason, criterion: CriterionId): number {
  const effects = reason.of === 'rule' ? reason.rule.weight : [];
  return effects.reduce((sum, each) => sum + (each.criterion === criterion ? each.points : 0), 0);
}
