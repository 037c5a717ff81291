import { optionOf } from '../../engine/advice.ts';
import type { WhyNot } from '../../engine/why-not.ts';
import { type Block, heading, paragraph, plain, sections, strong, together } from '../../layout/block.ts';
import { exclusionId, exclusionText } from '../../report/grounds.ts';
import { points } from '../../report/numbers.ts';
import { nounOf } from '../../report/sentences.ts';
import { capital } from '../../yaml/phrases.ts';
import type { ExplainReport } from './report.ts';

/** On how many criteria an option is shown to lose and to gain; all where only this one was asked for. */
const SHOWN = 4;

/** Less than this would be printed as 0. */
const VISIBLE = 0.05;

/** Why the other options are not the verdict, a block for each. */
export function whyNotBlocks(explanation: ExplainReport): readonly Block[] {
  const { report, request, whyNot } = explanation;
  const blocks = whyNot.map((each) => whyNotBlock(explanation, each));
  if (request.option === null || request.option !== optionOf(report.verdict)) return blocks;
  const verdict = `${capital(nounOf(report, request.option))} is the verdict.`;
  return [paragraph(blocks.length === 0 ? verdict : `${verdict} The next best option:`), ...blocks];
}

function whyNotBlock(explanation: ExplainReport, each: WhyNot): Block {
  const title = `Why not ${nounOf(explanation.report, each.option)}`;
  const excluded = each.exclusions.map((why) => `${exclusionId(why)}: ${exclusionText(why)}`);
  const lost = each.criteria.filter((entry) => entry.lost >= VISIBLE);
  const gained = each.criteria.toReversed().filter((entry) => entry.lost <= -VISIBLE);
  return together(
    heading(2, strong(title), behindText(each)),
    sections(3, [['Excluded by', plain(excluded)]]),
    criteriaBlock('Loses on', lost, explanation),
    criteriaBlock('Gains on', gained, explanation),
  );
}

/** "excluded; 5.8 points ahead", or only what matters of it. */
function behindText({ behind, exclusions }: WhyNot): string {
  const distance = behind < 0 ? `${points(-behind)} ahead` : `${points(behind)} behind`;
  const parts = [
    ...(exclusions.length > 0 ? ['excluded'] : []),
    ...(Math.abs(behind) < VISIBLE ? [] : [distance]),
  ];
  return parts.length === 0 ? 'level with it' : parts.join('; ');
}

/** The points of each criterion: the most important ones in a sentence, or all of them in columns. */
function criteriaBlock(
  label: string,
  criteria: WhyNot['criteria'],
  { report, request }: ExplainReport,
): Block {
  const list = criteria.map(({ criterion, lost }) => ({
    name: report.criteria.find((each) => each.id === criterion)?.title ?? criterion,
    text: Math.abs(lost).toFixed(1),
  }));
  if (request.option === null || list.length === 0) {
    const text = list.slice(0, SHOWN).map((each) => `${each.name} ${each.text}`);
    return sections(3, [[label, list.length === 0 ? [] : plain([text.join(', ')])]]);
  }
  const groups = list.map((each) => [each]);
  return { kind: 'definitions', title: label, indent: 2, align: 'right', groups, more: null };
}
