import { leadsOf, THRESHOLDS } from '../engine/confidence.ts';
import { signed } from '../layout/amounts.ts';
import { escapeMarkdown } from '../layout/markdown-escape.ts';
import type { Condition, Test } from '../rulebook/condition.ts';
import type { Fact } from '../rulebook/fact.ts';
import type { EstimatedBy, Rule, Rulebook, Tally } from '../rulebook/rulebook.ts';

/** The reference of a rulebook in Markdown: every fact, option, criterion, rule and claim, and the confidence words. */
export function referenceOf(rulebook: Rulebook): string {
  const blocks = [
    `# ${escapeMarkdown(rulebook.title)}`,
    `The rulebook \`${rulebook.id}\` ${rulebook.version}, for reading. This page is made from the rulebook by \`npm run docs\`.`,
    confidence(rulebook),
    `## Facts\n\nWhat a profile can state. A fact that is left out is unknown.\n\n${rulebook.facts.map(fact).join('\n\n')}`,
    `## Options\n\n${rulebook.options.map((option) => `### ${escapeMarkdown(option.title)} (\`${option.id}\`)\n\n${escapeMarkdown(option.summary)}\n\n${option.patterns.map((pattern) => `* ${escapeMarkdown(pattern.title)}${suffix(condition(pattern.when))}`).join('\n')}`).join('\n\n')}`,
    `## Criteria\n\n${criteria(rulebook)}`,
    `## Rules\n\n${rulebook.rules.map(rule).join('\n\n')}`,
    `## Claims\n\n${claims(rulebook)}`,
  ];
  return `${blocks.join('\n\n')}\n`;
}

function confidence(rulebook: Rulebook): string {
  const { clear, closeCall } = THRESHOLDS;
  const leads = leadsOf(rulebook);
  const rows = [
    ['margin, points of score', `at least ${leads.clear}`, `below ${leads.likely}`],
    ['`stands_in`, share of varied weightings', `at least ${clear.standsIn}`, `below ${closeCall.standsIn}`],
    [
      '`holds_in`, share of answers to unknown facts',
      `at least ${clear.holdsIn}`,
      `below ${closeCall.holdsIn}`,
    ],
  ];
  return [
    '## How sure\n\nA verdict is **clear** where all three hold and nothing undecided could exclude it, a **close call** where any one of',
    'the last column does, and else **likely**. It says how firmly the verdict stands on this rulebook and these facts, not how',
    `probable it is that it is right.\n\n${table(['', 'clear', 'close call'], rows)}`,
    record(rulebook),
  ].join('\n');
}

/** How verdicts of each word fared. */
function record({ words }: Rulebook): string {
  if (words === null)
    return '\nThe leads are a judgement: this rulebook has not been calibrated on documented decisions.';
  const cells = ({ cases, chosen, matched, second }: Tally) => [cases, chosen, matched, second].map(String);
  const rows = Object.entries(words.records).map(([word, { byRules, estimated }]) => [
    word,
    ...cells(estimated),
    ...cells(byRules),
  ]);
  const counts = ['cases', 'chosen', 'matched', 'second'];
  const head = ['', ...counts, ...counts.map((each) => `${each}, by rules`)];
  return [
    '\nThe leads are fitted to documented decisions that were coded blind; below is how held-out ones fared: how many had such a',
    'verdict, in how many it was chosen, or was chosen or as defensible (matched), and in how many the second option was chosen.',
    'A word with fewer than 15 cases is given no share, and the lead of such a *clear* is a judgement. By rules: without the',
    `estimate of costs, since the prices of the years in question are not known.\n\n${table(head, rows)}`,
  ].join('\n');
}

function fact(each: Fact): string {
  const kind = each.changeable ? 'the team can change it' : 'a circumstance';
  const head = `### \`${each.id}\`\n\n${escapeMarkdown(each.question)} ${escapeMarkdown(each.help)}\nAsk ${each.ask}; ${kind}.`;
  return `${head}\n\n${values(each).join('\n')}`;
}

function values(each: Fact): readonly string[] {
  switch (each.type) {
    case 'enum':
      return each.values.map((value) => `* \`${value.id}\`: ${escapeMarkdown(value.label)}`);
    case 'set':
      return each.members.map(
        (member) => `* \`${member.id}\` (any number of these): ${escapeMarkdown(member.label)}`,
      );
    case 'boolean':
      return [`* \`true\`: ${escapeMarkdown(each.yes)}`, `* \`false\`: ${escapeMarkdown(each.no)}`];
    case 'number':
      return [`* a number from ${each.min} to ${each.max} (${escapeMarkdown(each.unit)})`];
    case 'text':
      return ['* text'];
  }
}

function criteria(rulebook: Rulebook): string {
  const head = ['criterion', 'weight', ...rulebook.options.map((option) => option.id)];
  const rows = rulebook.criteria.map((each) => [
    `\`${each.id}\``,
    `${each.weight}`,
    ...each.ratings.map((rating) => signed(rating.rating)),
  ]);
  const scales = rulebook.criteria.flatMap((each) =>
    each.estimate === null ? [] : scale(each.id, each.estimate),
  );
  return [`Base weights and ratings, before anything is known.`, table(head, rows), ...scales].join('\n\n');
}

function scale(
  criterion: string,
  { by, scale: { because, claims, floor, points } }: EstimatedBy,
): readonly string[] {
  const rests = claims.length > 0 ? ` It rests on ${claims.map((claim) => `\`${claim}\``).join(', ')}.` : '';
  return [
    `\`${criterion}\` is rated by the estimate \`${by}\` where there is one; the rules then decide on its weight alone. What counts is how many times the amount of the cheapest option it is, ${floor} added to both; between the points on a straight line over the logarithm. ${escapeMarkdown(because)}${rests}`,
    table(
      ['times the cheapest', 'rating'],
      points.map(({ ratio, rating }) => [`${ratio}`, signed(rating)]),
    ),
  ];
}

function rule(each: Rule): string {
  const effects = [
    ...each.exclude.map((option) => `excludes ${option}`),
    ...each.weight.map((effect) => `weight of ${effect.criterion} ${signed(effect.points)}`),
    ...each.rate.map((effect) => `${effect.option} on ${effect.criterion} ${signed(effect.points)}`),
    ...each.actions.map(
      (action) =>
        `${action.option}: ${escapeMarkdown(action.do)} (${action.owner}, before ${escapeMarkdown(action.before)})`,
    ),
  ];
  const rests = each.claims.length > 0 ? each.claims.map((claim) => `\`${claim}\``).join(', ') : each.basis;
  return [
    `### \`${each.id}\`\n`,
    `${escapeMarkdown(each.because)}\n`,
    `* when ${condition(each.when) || 'always'}`,
    ...effects.map((effect) => `* ${effect}`),
    `* rests on ${rests}`,
  ].join('\n');
}

function claims(rulebook: Rulebook): string {
  const sources = rulebook.sources.map(
    (source) => `* \`${source.id}\`: ${escapeMarkdown(source.title)} (${escapeMarkdown(source.date)})`,
  );
  const rows = rulebook.claims.map((claim) => [
    `\`${claim.id}\``,
    escapeMarkdown(claim.text),
    `\`${claim.source}\`, ${escapeMarkdown(claim.section)}`,
  ]);
  return `${sources.join('\n')}\n\n${table(['claim', 'says', 'source'], rows)}`;
}

/** A condition in a line: `a = x and (b = y or not c = z)`; empty where it always holds. */
function condition(each: Condition): string {
  switch (each.kind) {
    case 'atom':
      return `\`${each.fact}\` ${test(each.test)}`;
    case 'not':
      return `not (${condition(each.of)})`;
    default:
      return each.of
        .map((part) =>
          part.kind === 'any' || part.kind === 'all' ? `(${condition(part)})` : condition(part),
        )
        .join(each.kind === 'all' ? ' and ' : ' or ');
  }
}

function test(each: Test): string {
  switch (each.operator) {
    case 'in':
      return each.values.length === 1 ? `is ${each.values[0]}` : `is one of ${each.values.join(', ')}`;
    case 'includes':
      return `includes ${each.members.join(' or ')}`;
    default:
      return `is ${each.operator.replace('_', ' ')} ${each.value}`;
  }
}

function suffix(text: string): string {
  return text === '' ? '' : ` (when ${text})`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
