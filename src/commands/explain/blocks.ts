import { RULE_STATES } from '../../engine/explain.ts';
import {
  type Block,
  type Entry,
  faint,
  heading,
  paragraph,
  plain,
  sections,
  strong,
  together,
} from '../../layout/block.ts';
import { headingOf, headVerdict } from '../../report/heading.ts';
import { BASIS_WORD, nounOf } from '../../report/sentences.ts';
import { conditionText } from '../../rulebook/condition-text.ts';
import type { Source } from '../../rulebook/rulebook.ts';
import { listed } from '../../yaml/phrases.ts';
import type { CitedClaim, ExplainedRule, ExplainReport } from './report.ts';
import { effectTexts, impactMark, leadText, legend, reasonTexts, testText } from './sentences.ts';
import { similarPart } from './similar-part.ts';
import { whyNotBlocks } from './why-not-blocks.ts';

const STATE_WORD = { fired: 'Applies', undecided: 'Undecided', 'not-fired': 'Does not apply' } as const;

/** Room for "(+12.3)" and a gap. */
const INDENT = 9;

/** The explanation for people. */
export function explainBlocks(explanation: ExplainReport): readonly Block[] {
  const { report, request, rules } = explanation;
  const inFull = request.rule !== null;
  return [
    headingOf(report),
    headVerdict(report),
    ...(inFull ? rules.flatMap((each) => fullRule(explanation, each)) : ruleList(explanation)),
    ...whyNotBlocks(explanation),
    ...similarPart(explanation),
  ];
}

function ruleList(explanation: ExplainReport): readonly Block[] {
  const { rules, counts, request } = explanation;
  if (request.option !== null || request.similar) return [];
  const sources = [...new Set(rules.flatMap((each) => each.claims.map((claim) => claim.source)))];
  const groups = RULE_STATES.flatMap((state) => {
    const group = rules.filter((each) => each.state === state);
    if (group.length === 0) return [];
    const entries = group.map((each) => ruleEntry(explanation, each, sources));
    const title = heading(2, strong(`${STATE_WORD[state]} (${group.length})`));
    return [together(title, { kind: 'entries', indent: INDENT, entries, remarks: null, more: null })];
  });
  const hidden = counts['not-fired'];
  const left = request.all || hidden === 0 ? [] : [paragraph(hiddenText(hidden))];
  const cited = sources.map((source, index) => `[${index + 1}] ${sourceText(source)}`);
  return [paragraph(legend(explanation)), ...groups, ...left, sections(2, [['Sources', plain(cited)]])];
}

function hiddenText(hidden: number): string {
  return hidden === 1
    ? '1 rule does not apply; --full shows it.'
    : `${hidden} rules do not apply; --full shows them.`;
}

/** "  +4.2  the-id-of-the-rule               published", and below it what it says and what it met. */
function ruleEntry(explanation: ExplainReport, each: ExplainedRule, sources: readonly Source[]): Entry {
  const { rule, tests, ask, claims, impact } = each;
  const excluded = rule.exclude.map((option) => nounOf(explanation.report, option));
  const asked = ask.length === 0 ? '' : `: ask ${listed(ask)}`;
  const cited = claims.map((claim) => `${claim.id} [${sources.indexOf(claim.source) + 1}]`);
  const details = [
    ...(excluded.length === 0 ? [] : [`Excludes ${listed(excluded)}.`]),
    `${tests.map(testText).join('; ')}${asked}`,
    ...(cited.length === 0 ? [] : [cited.join(', ')]),
  ];
  const tone = impact === null ? 'doubtful' : impact < 0 ? 'bad' : 'good';
  return {
    mark: { text: `${impactMark(each).padStart(INDENT - 2)}  `, tone },
    name: strong(rule.id),
    remark: faint(BASIS_WORD[rule.basis]),
    place: null,
    lines: [rule.because, ...details.map(faint)].map((text) => ({ text, hanging: true })),
  };
}

function sourceText({ title, date, url }: Source): string {
  return `${title} (${date})${url === null ? '' : ` ${url}`}`;
}

function claimText({ id, text, section, source }: CitedClaim): string {
  return `${id}: ${text} From ${sourceText(source)}, section "${section}".`;
}

/** One rule with everything that is known of it. */
function fullRule(explanation: ExplainReport, each: ExplainedRule): readonly Block[] {
  const { rule, state, tests, ask, impact, claims } = each;
  const effect =
    impact === null
      ? 'it would exclude the verdict, or every rival'
      : `${impactMark(each)} points on ${leadText(explanation)}`;
  return [
    together(heading(2, strong(rule.id), STATE_WORD[state].toLowerCase()), paragraph(rule.because)),
    sections(3, [
      ['Because', plain(reasonTexts(explanation, each))],
      ['Needs', plain([conditionText(rule.when)])],
      ['Met', plain(tests.map(testText))],
      ['Ask', ask.length === 0 ? [] : plain([listed(ask)])],
      ['Does', plain(effectTexts(explanation, each))],
      ['Effect', plain([state === 'fired' ? effect : `${effect}, if it applied`])],
      ['Rests on', plain([BASIS_WORD[rule.basis], ...claims.map(claimText)])],
    ]),
  ];
}
