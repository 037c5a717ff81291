import { optionOf } from '../../engine/advice.ts';
import type { Reason } from '../../engine/reasons.ts';
import { signed } from '../../layout/amounts.ts';
import {
  type Block,
  heading,
  type Item,
  paragraph,
  plain,
  strong,
  type TableColumn,
  type Text,
} from '../../layout/block.ts';
import { budgetAction } from '../../report/budget-sentences.ts';
import {
  certaintySentence,
  notProvedSentences,
  verdictRemark,
  verdictSentence,
} from '../../report/certainty-sentences.ts';
import { FIRST_REASONS, givenReasons } from '../../report/given-reasons.ts';
import { exclusionText, groundsOf } from '../../report/grounds.ts';
import { moneyRows, moneySentences, shortlisted } from '../../report/money-sentences.ts';
import { servicesOutSentence } from '../../report/no-figure.ts';
import { scores } from '../../report/numbers.ts';
import type { OptionReport, Recommendation } from '../../report/report.ts';
import {
  actionText,
  basisText,
  flipSentence,
  lowerFirst,
  lowestText,
  moveSentence,
  openFactSentence,
  pendingSentence,
  reasonText,
  standingSentence,
} from '../../report/sentences.ts';
import { similarBlocks } from '../../report/similar-blocks.ts';
import { statedFiguresSentence } from '../../report/stated-figures.ts';
import { trackRecordSentence } from '../../report/track-record.ts';
import { valueText } from '../../report/value-text.ts';
import type { OptionId } from '../../rulebook/rulebook.ts';

/** The report as a decision record with the headings of MADR 4.0, ready to be completed and committed. */
export function decisionRecord(report: Recommendation, today: string | null = null): readonly Block[] {
  return [
    frontMatter(report),
    heading(1, titleOf(report)),
    heading(2, 'Context and Problem Statement'),
    ...context(report),
    ...listed(2, 'Decision Drivers', plain(drivers(report))),
    ...listed(2, 'Considered Options', plain(report.options.map((option) => option.title))),
    heading(2, 'Decision Outcome'),
    ...outcome(report, today).map(paragraph),
    ...listed(3, 'Consequences', consequences(report)),
    ...listed(3, 'Confirmation', plain(confirmation(report))),
    heading(2, 'Pros and Cons of the Options'),
    comparisonTable(report),
    ...report.options.flatMap((option) => prosAndCons(report, option)),
    ...listed(2, 'More Information', plain(moreInformation(report))),
    ...similarBlocks(report, report.similar ?? [], 3),
  ];
}

/** A list under a heading; nothing where the list is empty. */
function listed(level: 2 | 3, label: string, items: readonly Item[]): readonly Block[] {
  return items.length === 0 ? [] : [{ kind: 'section', level, label, items }];
}

function frontMatter({ profile: { owner } }: Recommendation): Block {
  const people = owner === null ? [] : [['decision-makers', owner] as const];
  return { kind: 'front-matter', fields: [['status', 'proposed'], ...people] };
}

function titleOf(report: Recommendation): string {
  const subject = report.profile.name === null ? '' : ` for ${report.profile.name}`;
  const chosen = report.options.find((each) => each.id === optionOf(report.verdict));
  return chosen === undefined ? `No option fits${subject}` : `${chosen.advice}${subject}`;
}

function context(report: Recommendation): readonly Block[] {
  const { description } = report.profile;
  const facts = [...report.facts].map(([id, fact]) => {
    const origin = fact.origin === 'derived' ? ' (derived)' : '';
    return { name: id, text: `${valueText(fact.value)}${origin}` };
  });
  return [
    ...(description === null ? [] : [paragraph(description)]),
    facts.length === 0
      ? paragraph('Nothing is known of the project yet.')
      : {
          kind: 'definitions',
          title: 'What is known of the project',
          indent: 2,
          align: 'left',
          groups: facts.map((fact) => [fact]),
          more: null,
        },
  ];
}

function drivers(report: Recommendation): readonly string[] {
  const weighty = report.criteria
    .filter((criterion) => criterion.weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return weighty.slice(0, 6).map(({ title, weight }) => `${title} (weight ${Number(weight.toFixed(2))})`);
}

function outcome(report: Recommendation, today: string | null): readonly string[] {
  const chosen = report.options.find((option) => option.id === optionOf(report.verdict));
  const first = givenReasons(report, FIRST_REASONS).why.find(
    ({ speaks }) => speaks.option === optionOf(report.verdict),
  );
  const because = first === undefined ? 'it has the highest score.' : groundsOf(first).because;
  return [
    chosen === undefined
      ? verdictSentence(report)
      : `Chosen option: "${chosen.title}", because ${lowerFirst(because)}`,
    `Confidence: ${verdictRemark(report)}. ${certaintySentence(report)} ${trackRecordSentence(report)}`.trim(),
    ...notProvedSentences(report),
    ...report.standings.map((each) => standingSentence(report, each)),
    ...(report.move === null ? [] : [moveSentence(report, report.move)]),
    ...moneySentences(report, today),
    ...statedFiguresSentence(report.assumptions),
    ...report.contradictions.map(
      (each) => `${each.fact} is stated as ${each.stated}, but the numbers give ${each.derived}.`,
    ),
  ];
}

/** What is said of the runner-up is neither good nor bad of itself: it begins with whom it speaks of. */
function consequences(report: Recommendation): readonly Item[] {
  const { against, lowest, why } = givenReasons(report, FIRST_REASONS);
  const verdict = optionOf(report.verdict);
  const item = (word: 'Good' | 'Bad') => (reason: Reason) =>
    reason.speaks === null || reason.speaks.option === verdict
      ? reasonItem(word, reason)
      : { text: reasonText(report, reason), remark: basisText([reason]) };
  const low = lowest.map((each) => ({
    text: `Bad, because of the ${lowestText(report, each)}`,
    remark: basisText(each.reasons),
  }));
  return [...why.map(item('Good')), ...low, ...against.map(item('Bad'))];
}

function reasonItem(word: 'Good' | 'Bad', reason: Reason): Item {
  return { text: `${word}, because ${lowerFirst(groundsOf(reason).because)}`, remark: basisText([reason]) };
}

function confirmation(report: Recommendation): readonly string[] {
  const actions = report.actions.filter((action) => action.option === optionOf(report.verdict));
  return [
    ...budgetAction(report).map((text) => `${text} (finance)`),
    ...actions.map((action) => `${actionText(action)} (${action.owner})`),
    ...report.holdsOnlyIf.map(
      (pending) => `Holds only if: ${pendingSentence(report, pending)} Ask ${pending.ask.join(', ')}.`,
    ),
    ...report.openFacts
      .slice(0, 3)
      .map((open) => `Still open: ${openFactSentence(report, open)} Ask ${open.ask}.`),
    ...report.flips.slice(0, 3).map((flip) => `Revisit when ${flipSentence(report, flip)}.`),
  ];
}

function comparisonTable(report: Recommendation): Block {
  const rows = report.criteria.map(({ title, weight }, index) => [
    title,
    String(Number(weight.toFixed(2))),
    ...report.options.map((option) => signed(option.ratings[index] ?? 0)),
  ]);
  const total: readonly Text[] = [strong('score'), '', ...scores(report.options)];
  const money = moneyRows(report).map(({ name, cells }) => [name, '', ...cells]);
  const figures = ['weight', ...report.options.map((option) => option.title)];
  return {
    kind: 'table',
    columns: [
      { head: 'criterion', align: 'left' },
      ...figures.map((head): TableColumn => ({ head, align: 'right' })),
    ],
    rows: [...rows, total, ...money],
  };
}

function prosAndCons(report: Recommendation, option: OptionReport): readonly Block[] {
  const { exclusions, id } = option;
  const out = exclusions.map((each) => `Bad, because it is excluded: ${exclusionText(each)}`);
  const isSaid = (reason: Reason) =>
    exclusions.some((each) => each.by === 'rule' && reason.of === 'rule' && each.rule === reason.rule);
  const good = report.reasons.filter(({ favours }) => favours.includes(id));
  const bad = report.reasons.filter((reason) => reason.against.includes(id) && !isSaid(reason));
  const items = [
    ...good.slice(0, 3).map((reason) => reasonItem('Good', saidOf(id, reason))),
    ...plain(out),
    ...bad.slice(0, 3).map((reason) => reasonItem('Bad', saidOf(id, reason))),
  ];
  return [heading(3, option.title), paragraph(option.summary), { kind: 'list', items }];
}

/** A reason in the words for the criterion on which it acts most on an option. */
function saidOf(option: OptionId, reason: Reason): Reason {
  return reason.of === 'rule'
    ? { ...reason, criterion: reason.actsOn.get(option) ?? reason.criterion }
    : reason;
}

function moreInformation(report: Recommendation): readonly string[] {
  const { rulebook, advisor, profile } = report;
  return [
    `Rulebook ${rulebook.id} ${rulebook.version} (sha256 ${rulebook.sha256.slice(0, 12)}), advisor ${advisor}.`,
    ...models(report),
    ...profile.links,
  ];
}

/** Models to look at first. */
function models({ money }: Recommendation): readonly string[] {
  if (money?.kind !== 'estimated') return [];
  const models = shortlisted(money).map(({ heading, text, usd }) => {
    const cost = usd === null ? '' : `; likely USD ${usd} a month without salaries`;
    return `${heading ?? 'Model'}: ${text}${cost}`;
  });
  return [...models, ...servicesOutSentence(money.servicesOutBy)];
}
