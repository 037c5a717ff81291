import {
  type Block,
  type Entry,
  faint,
  heading,
  type Line,
  paragraph,
  strong,
  together,
} from '../layout/block.ts';
import { under } from '../rulebook/at.ts';
import { capital, listed } from '../yaml/phrases.ts';
import type { Report } from './report.ts';
import { nounOf } from './sentences.ts';
import type { ReportedCase, ReportedDifference } from './similar-in.ts';
import { CODED_IN_FULL, didText, sameText, whoText } from './similar-sentences.ts';
import { valueText } from './value-text.ts';

const INDENT = 3;

/** Similar cases in full: what was built and chosen, what agrees, what differs, and where that is told. */
export function similarBlocks(
  report: Report,
  cases: readonly ReportedCase[],
  level: 2 | 3,
): readonly Block[] {
  if (cases.length === 0) return [];
  const same = sameText(report, cases);
  const title = heading(level, strong('Similar cases'), same === null ? null : faint(same));
  const entries = cases.map((each) => caseEntry(report, each));
  return [
    together(title, { kind: 'entries', indent: INDENT, entries, remarks: null, more: null }),
    paragraph(faint(CODED_IN_FULL)),
  ];
}

function caseEntry(report: Report, each: ReportedCase): Entry {
  const { decision, differs } = each;
  const lines = [
    `${capital(decision.built)}.`,
    choiceText(report, each),
    ...agreementTexts(report, each),
    ...differs.map(differenceText),
  ];
  return {
    mark: null,
    name: strong(whoText(each)),
    remark: faint(didText(report, each)),
    place: null,
    lines: [
      ...lines.map((text): Line => ({ text, hanging: true })),
      ...decision.sources.map((text): Line => ({ text: faint(text), hanging: false, isLink: true })),
    ],
  };
}

function choiceText(report: Report, { decision }: ReportedCase): string {
  const others = decision.defensible.map((id) => nounOf(report, id));
  const also = others.length === 0 ? '' : ` Its account would support ${listed(others, 'or')} as well.`;
  return `Chose ${nounOf(report, decision.chosen)}: ${decision.detail}.${also}`;
}

/** What agrees, what of that and of the rest was not known before the choice, and how much differs. */
function agreementTexts({ facts }: Report, { agrees, decision, differs }: ReportedCase): readonly string[] {
  const same = agrees.map((id) => `${id} = ${valueText(under(facts, id).value)}`);
  const compared = [...agrees, ...differs.map(({ fact }) => fact)];
  const readOff = compared.filter((id) => decision.readOff.includes(id));
  return [
    ...(same.length === 0 ? [] : [`Agrees on ${same.length} of ${compared.length}: ${same.join('; ')}.`]),
    ...(readOff.length === 0 ? [] : [`Read off the solution, not the situation: ${listed(readOff)}.`]),
  ];
}

function differenceText({ labels, question }: ReportedDifference): string {
  return `${question} Here: ${labels.here}. There: ${labels.there}.`;
}
