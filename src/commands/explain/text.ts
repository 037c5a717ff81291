import { Page, type PageOptions } from '../../layout/page.ts';
import { textWidth } from '../../layout/text-width.ts';
import { heading, headVerdict } from '../../report/heading.ts';
import { listed } from '../../report/numbers.ts';
import { BASIS_WORD, nounOf } from '../../report/sentences.ts';
import { conditionText } from '../../rulebook/condition-text.ts';
import type { Source } from '../../rulebook/rulebook.ts';
import type { CitedClaim, ExplainedRule, ExplainReport } from './report.ts';
import { effectTexts, impactMark, leadText, legend, testText } from './sentences.ts';
import { whyNotBlocks } from './why-not.ts';

const STATE_WORD = { fired: 'Applies', undecided: 'Undecided', 'not-fired': 'Does not apply' } as const;
const STATES = ['fired', 'undecided', 'not-fired'] as const;

/** Room for "(+12.3)" and a gap. */
const INDENT = 9;

/** The explanation for a terminal. */
export function renderExplainText(explanation: ExplainReport, options: PageOptions): string {
  const page = new Page(options);
  const { report, request, rules } = explanation;
  const inFull = request.rule !== null;
  const blocks = [
    heading(report, page),
    headVerdict(report, page),
    ...(inFull ? rules.map((each) => fullRule(explanation, each, page)) : ruleList(explanation, page)),
    ...whyNotBlocks(explanation, page),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function ruleList(explanation: ExplainReport, page: Page): readonly string[] {
  const { rules, counts, request } = explanation;
  if (request.option !== null) return [];
  const sources = [...new Set(rules.flatMap((each) => each.claims.map((claim) => claim.source)))];
  const groups = STATES.flatMap((state) => {
    const group = rules.filter((each) => each.state === state);
    if (group.length === 0) return [];
    const entries = group.map((each) => ruleEntry(explanation, each, sources, page));
    const title = page.style.bold(`${STATE_WORD[state]} (${group.length})`);
    return [`${title}\n${entries.join('\n')}`];
  });
  const hidden = counts['not-fired'];
  const left =
    request.all || hidden === 0 ? [] : [page.paragraph(`${hidden} rules do not apply; --all shows them.`)];
  return [
    page.paragraph(legend(explanation)),
    ...groups,
    ...left,
    ...(sources.length === 0 ? [] : [sourceList(sources, page)]),
  ];
}

function ruleEntry(
  explanation: ExplainReport,
  each: ExplainedRule,
  sources: readonly Source[],
  page: Page,
): string {
  const { rule, tests, ask, claims } = each;
  const excluded = rule.exclude.map((option) => nounOf(explanation.report, option));
  const asked = ask.length === 0 ? '' : `: ask ${listed(ask)}`;
  const cited = claims.map((claim) => `${claim.id} [${sources.indexOf(claim.source) + 1}]`);
  const details = [
    rule.because,
    ...(excluded.length === 0 ? [] : [`Excludes ${listed(excluded)}.`]),
    `${tests.map(testText).join('; ')}${asked}`,
    ...(cited.length === 0 ? [] : [cited.join(', ')]),
  ];
  const lines = details.flatMap((text, index) => {
    const [first = '', ...rest] = page.wrap(text, page.width - INDENT - 2);
    const wrapped = [first, ...rest.map((line) => `  ${line}`)];
    return index === 0 ? wrapped : wrapped.map((line) => page.style.dim(line));
  });
  return [entryHead(each, page), ...lines.map((line) => ' '.repeat(INDENT) + line)].join('\n');
}

/** "  +4.2  the-id-of-the-rule               published"; the last word goes below where there is no room. */
function entryHead(each: ExplainedRule, page: Page): string {
  const { style } = page;
  const mark = impactMark(each).padStart(INDENT - 2);
  const { impact } = each;
  const color = impact === null ? style.yellow : impact < 0 ? style.red : style.green;
  const basis = BASIS_WORD[each.rule.basis];
  const id = page.wrap(each.rule.id, page.width - INDENT);
  const gap = page.width - INDENT - textWidth(id.at(-1) ?? '') - basis.length;
  const below = `\n${' '.repeat(INDENT)}`;
  const shown = id.map((line) => style.bold(line)).join(below);
  return `${color(mark)}  ${shown}${gap < 2 ? below : ' '.repeat(gap)}${style.dim(basis)}`;
}

function sourceList(sources: readonly Source[], page: Page): string {
  const items = sources.map((source, index) => ({ text: `[${index + 1}] ${sourceText(source)}` }));
  return page.section('Sources', items);
}

function sourceText({ title, date, url }: Source): string {
  return `${title} (${date})${url === null ? '' : ` ${url}`}`;
}

function claimText({ id, text, section, source }: CitedClaim): string {
  return `${id}: ${text} From ${sourceText(source)}, section "${section}".`;
}

/** One rule with everything that is known of it. */
function fullRule(explanation: ExplainReport, each: ExplainedRule, page: Page): string {
  const { rule, state, tests, ask, impact, claims } = each;
  const effect =
    impact === null
      ? 'it would exclude the verdict, or every rival'
      : `${impactMark(each)} points on ${leadText(explanation)}`;
  const sections = [
    ['Needs', [{ text: conditionText(rule.when) }]],
    ['Met', tests.map((test) => ({ text: testText(test) }))],
    ['Ask', ask.length === 0 ? [] : [{ text: listed(ask) }]],
    ['Does', effectTexts(explanation, each).map((text) => ({ text }))],
    ['Effect', [{ text: state === 'fired' ? effect : `${effect}, if it applied` }]],
    ['Rests on', [{ text: BASIS_WORD[rule.basis] }, ...claims.map((claim) => ({ text: claimText(claim) }))]],
  ] as const;
  const head = page.spread(rule.id, STATE_WORD[state].toLowerCase(), { left: page.style.bold });
  const shown = sections.filter(([, items]) => items.length > 0);
  const body = shown.map(([label, items]) => page.section(label, items)).join('\n');
  return `${head}\n${page.paragraph(rule.because)}\n\n${body}`;
}
