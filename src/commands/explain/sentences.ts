import { optionOf } from '../../engine/advice.ts';
import type { Report } from '../../report/report.ts';
import { nounOf } from '../../report/sentences.ts';
import { valueText } from '../../report/value-text.ts';
import type { Test } from '../../rulebook/condition.ts';
import type { CriterionId, OptionId } from '../../rulebook/rulebook.ts';
import { listed } from '../../yaml/phrases.ts';
import type { ExplainedRule, ExplainReport } from './report.ts';

/** What a test needs, and what its negation needs. */
const ORDER = {
  at_least: ['at least', 'below'],
  at_most: ['at most', 'above'],
  above: ['above', 'at most'],
  below: ['below', 'at least'],
} as const;

type TestMet = ExplainedRule['tests'][number];

/** "data.sensitivity = restricted (needs at least confidential)"; the need is left out where the value says it. */
export function testText({ fact, test, negated, value, outcome }: TestMet): string {
  const need = needText(test, negated);
  if (value === null) return `${fact} is unknown (needs ${need})`;
  const met = `${fact} = ${valueText(value)}`;
  if (outcome === 'met') return need === valueText(value) ? met : `${met} (needs ${need})`;
  return `${met} (not met: needs ${need})`;
}

/** "at least confidential", "low or medium" */
export function needText(test: Test, negated: boolean): string {
  switch (test.operator) {
    case 'in': {
      const values = listed(test.values.map(valueText), 'or');
      return negated ? `anything but ${values}` : values;
    }
    case 'includes': {
      const members = listed(test.members, 'or');
      return negated ? `no ${members}` : `${members} among them`;
    }
    case 'starts_with':
      return `${negated ? 'no beginning' : 'a beginning'} with ${listed(test.prefixes, 'or')}`;
    default:
      return `${ORDER[test.operator][negated ? 1 : 0]} ${valueText(test.value)}`;
  }
}

/** Points with their sign and one decimal: "+4.2". */
export function signed(value: number): string {
  const rounded = value.toFixed(1);
  if (rounded === '0.0' || rounded === '-0.0') return '0';
  return value > 0 ? `+${rounded}` : rounded;
}

/** The effect of a rule in front of its line; in brackets what it would be. */
export function impactMark({ impact, state }: ExplainedRule): string {
  if (impact === null) return 'out';
  return state === 'fired' ? signed(impact) : `(${signed(impact)})`;
}

/** "the lead over a mix", or of whom over whom where no option fits. */
export function leadText({ report, subject, rival }: ExplainReport): string {
  const over = rival === null ? '' : ` over ${nounOf(report, rival)}`;
  return subject === optionOf(report.verdict)
    ? `the lead${over}`
    : `the lead of ${nounOf(report, subject)}${over}`;
}

/** How the marks before the rules are to be read. */
export function legend(explanation: ExplainReport): string {
  const bracketed = explanation.rules.some((each) => each.state !== 'fired' && each.impact !== null);
  const parts = [`Points: how much each rule adds to ${leadText(explanation)}.`];
  if (bracketed) parts.push('In brackets: what it would add if it applied.');
  if (explanation.rules.some((each) => each.impact === null))
    parts.push('"out": the rule would exclude the verdict, or every rival.');
  return parts.join(' ');
}

/** Why a rule acts on a criterion, where it says so for each. */
export function reasonTexts({ report }: ExplainReport, { rule }: ExplainedRule): readonly string[] {
  return rule.reasons.map(({ criterion, because }) => `${criterionTitle(report, criterion)}: ${because}`);
}

function criterionTitle({ criteria }: Report, id: CriterionId): string {
  return criteria.find((each) => each.id === id)?.title ?? id;
}

/** What a rule does in full, one sentence for each effect. */
export function effectTexts(explanation: ExplainReport, { rule }: ExplainedRule): readonly string[] {
  const { report } = explanation;
  const criterion = (id: CriterionId) => criterionTitle(report, id);
  const noun = (id: OptionId) => nounOf(report, id);
  return [
    ...rule.exclude.map((option) => `excludes ${noun(option)}`),
    ...rule.weight.map((effect) => `${criterion(effect.criterion)}: weight ${signed(effect.points)}`),
    ...rule.rate.map(
      (effect) => `${criterion(effect.criterion)}: ${noun(effect.option)} ${signed(effect.points)}`,
    ),
    ...rule.actions.map(
      (action) => `for ${noun(action.option)}, ${action.owner}: ${action.do}; before ${action.before}`,
    ),
  ];
}
