import { optionOf } from '../../engine/advice.ts';
import type { Reason } from '../../engine/reasons.ts';
import { escapeMarkdown, markdownLink } from '../../layout/markdown-escape.ts';
import { markdownTable } from '../../layout/markdown-table.ts';
import { exclusionText, groundsOf } from '../../report/grounds.ts';
import { likelyCells, moneySentences, shortlisted } from '../../report/money-sentences.ts';
import { scores } from '../../report/numbers.ts';
import type { OptionReport, Recommendation } from '../../report/report.ts';
import {
  actionText,
  BASIS_WORD,
  certaintySentence,
  flipSentence,
  holdsSentence,
  lowerFirst,
  moveSentence,
  notProvedSentences,
  openFactSentence,
  reasonText,
  standingSentence,
  valueText,
  verdictRemark,
  verdictSentence,
} from '../../report/sentences.ts';

/** The report as a decision record with the headings of MADR 4.0, ready to be completed and committed. */
export function renderMarkdown(report: Recommendation): string {
  const blocks = [
    frontMatter(report),
    `# ${escapeMarkdown(titleOf(report))}`,
    section('## Context and Problem Statement', context(report)),
    section('## Decision Drivers', bullets(drivers(report))),
    section('## Considered Options', bullets(report.options.map((option) => escapeMarkdown(option.title)))),
    section('## Decision Outcome', outcome(report)),
    section('### Consequences', bullets(consequences(report))),
    section('### Confirmation', bullets(confirmation(report))),
    section(
      '## Pros and Cons of the Options',
      [comparisonTable(report), ...report.options.map((option) => prosAndCons(report, option))].join('\n\n'),
    ),
    section('## More Information', bullets(moreInformation(report))),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function frontMatter(report: Recommendation): string {
  const owner = report.profile.owner;
  const people = owner === null ? [] : [`decision-makers: ${JSON.stringify(owner)}`];
  return ['---', 'status: proposed', ...people, '---'].join('\n');
}

function titleOf(report: Recommendation): string {
  const subject = report.profile.name === null ? '' : ` for ${report.profile.name}`;
  const chosen = report.options.find((each) => each.id === optionOf(report.verdict));
  return chosen === undefined ? `No option fits${subject}` : `${chosen.advice}${subject}`;
}

function section(heading: string, body: string): string {
  return body === '' ? '' : `${heading}\n\n${body}`;
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `* ${line}`).join('\n');
}

function context(report: Recommendation): string {
  const about = report.profile.description === null ? [] : [escapeMarkdown(report.profile.description)];
  const facts = [...report.facts].map(
    ([id, fact]) =>
      `* \`${id}\`: ${escapeMarkdown(valueText(fact.value))}${fact.origin === 'derived' ? ' (derived)' : ''}`,
  );
  const known =
    facts.length === 0
      ? 'Nothing is known of the project yet.'
      : `What is known of the project:\n\n${facts.join('\n')}`;
  return [...about, known].join('\n\n');
}

function drivers(report: Recommendation): readonly string[] {
  const weighty = report.criteria
    .filter((criterion) => criterion.weight > 0)
    .sort((a, b) => b.weight - a.weight);
  return weighty
    .slice(0, 6)
    .map((criterion) => `${escapeMarkdown(criterion.title)} (weight ${Number(criterion.weight.toFixed(2))})`);
}

function outcome(report: Recommendation): string {
  const chosen = report.options.find((option) => option.id === optionOf(report.verdict));
  const first = report.reasons.find((reason) => reason.impact > 0);
  const because = first === undefined ? 'it has the highest score.' : groundsOf(first).because;
  const verdict =
    chosen === undefined
      ? escapeMarkdown(verdictSentence(report))
      : `Chosen option: "${escapeMarkdown(chosen.title)}", because ${escapeMarkdown(lowerFirst(because))}`;
  const notes = [
    ...notProvedSentences(report),
    ...report.standings.map((each) => standingSentence(report, each)),
    ...(report.move === null ? [] : [moveSentence(report, report.move)]),
    ...moneySentences(report),
    ...report.contradictions.map(
      (each) => `${each.fact} is stated as ${each.stated}, but the numbers give ${each.derived}.`,
    ),
  ];
  const certainty = `Confidence: ${verdictRemark(report)}. ${certaintySentence(report)}`;
  return [verdict, escapeMarkdown(certainty), ...notes.map(escapeMarkdown)].join('\n\n');
}

function consequences(report: Recommendation): readonly string[] {
  const good = report.reasons.filter((reason) => reason.impact > 0).slice(0, 5);
  const bad = report.reasons.filter((reason) => reason.impact < 0).slice(0, 2);
  return [
    ...good.map((reason) => line(report, 'Good', reason)),
    ...bad.map((reason) => line(report, 'Bad', reason)),
  ];
}

function line(report: Recommendation, word: string, reason: Reason): string {
  return `${word}, because ${escapeMarkdown(lowerFirst(reasonText(report, reason)))} (${BASIS_WORD[groundsOf(reason).basis]})`;
}

function confirmation(report: Recommendation): readonly string[] {
  const actions = report.actions.filter((action) => action.option === optionOf(report.verdict));
  return [
    ...actions.map((action) => escapeMarkdown(`${actionText(action)} (${action.owner})`)),
    ...report.holdsOnlyIf.map((pending) =>
      escapeMarkdown(`Holds only if: ${holdsSentence(pending)} Ask ${pending.ask.join(', ')}.`),
    ),
    ...report.openFacts
      .slice(0, 3)
      .map((open) => escapeMarkdown(`Still open: ${openFactSentence(report, open)} Ask ${open.ask}.`)),
    ...report.flips.slice(0, 3).map((flip) => escapeMarkdown(`Revisit when ${flipSentence(report, flip)}.`)),
  ];
}

function comparisonTable(report: Recommendation): string {
  const head = ['criterion', 'weight', ...report.options.map((option) => escapeMarkdown(option.title))];
  const rows = report.criteria.map((criterion, index) => [
    escapeMarkdown(criterion.title),
    String(Number(criterion.weight.toFixed(2))),
    ...report.options.map((option) => signed(option.ratings[index] ?? 0)),
  ]);
  const total = ['**score**', '', ...scores(report.options)];
  const likely = likelyCells(report);
  const money = likely === null ? [] : [['USD a month (likely)', '', ...likely.map(escapeMarkdown)]];
  return markdownTable(head, [...rows, total, ...money]);
}

function signed(rating: number): string {
  return rating > 0 ? `+${rating}` : String(rating);
}

function prosAndCons(report: Recommendation, option: OptionReport): string {
  const good = report.reasons.filter((reason) => reason.favours.includes(option.id)).slice(0, 3);
  const bad = report.reasons.filter((reason) => reason.against.includes(option.id)).slice(0, 3);
  const out = option.exclusions.map(
    (exclusion) => `Bad, because it is excluded: ${escapeMarkdown(exclusionText(exclusion))}`,
  );
  const lines = [
    ...good.map((reason) => line(report, 'Good', reason)),
    ...out,
    ...bad.map((reason) => line(report, 'Bad', reason)),
  ];
  return section(
    `### ${escapeMarkdown(option.title)}`,
    [escapeMarkdown(option.summary), bullets(lines)].filter((part) => part !== '').join('\n\n'),
  );
}

function moreInformation(report: Recommendation): readonly string[] {
  const { rulebook, advisor, profile } = report;
  return [
    `Rulebook ${escapeMarkdown(rulebook.id)} ${rulebook.version} (sha256 ${rulebook.sha256.slice(0, 12)}), advisor ${advisor}.`,
    ...models(report),
    ...profile.links.map(markdownLink),
  ];
}

/** Models to look at first. */
function models({ money }: Recommendation): readonly string[] {
  if (money?.kind !== 'estimated') return [];
  return shortlisted(money).map(({ heading, text, usd }) => {
    const cost = usd === null ? '' : `; likely USD ${usd} a month`;
    return escapeMarkdown(`${heading ?? 'Model'}: ${text}${cost}`);
  });
}
