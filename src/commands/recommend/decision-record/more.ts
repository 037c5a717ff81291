import { optionOf } from '../../../engine/advice.ts';
import { type Block, faint, heading, type Item, paragraph, plain } from '../../../layout/block.ts';
import { moneySentences, shortlisted } from '../../../report/money-sentences.ts';
import { servicesOutSentence } from '../../../report/no-figure.ts';
import { noCostText } from '../../../report/option-cost.ts';
import type { Recommendation } from '../../../report/report.ts';
import { nounOf } from '../../../report/sentences.ts';
import { CODED_IN_FULL } from '../../../report/similar-sentences.ts';
import { assumptionTitle, figureText } from '../../../report/stated-figures.ts';
import { type RecordedOutcome, subjectOf } from './choice.ts';
import type { Footnotes } from './footnotes.ts';
import { similarItems } from './similar.ts';
import { waysInWords } from './words.ts';

/** When to look again, what it costs and with which models, what others did, and where all of this comes from. */
export function moreInformation(
  report: Recommendation,
  outcome: RecordedOutcome,
  footnotes: Footnotes,
  today: string | null,
): readonly Block[] {
  const similar = similarItems(report, footnotes);
  return [
    ...part('When to look again', plain(revisits(report))),
    ...part(modelsTitle(report, outcome), models(report)),
    ...part('Costs', plain(costs(report, today))),
    ...figures(report),
    ...part('Similar cases', similar),
    ...(similar.length === 0 ? [] : [paragraph(faint(CODED_IN_FULL))]),
    ...part('Links', plain(report.profile.links)),
    ...part('How this was worked out', plain(workedOut(report))),
  ];
}

function part(title: string, items: readonly Item[]): readonly Block[] {
  return items.length === 0 ? [] : [heading(3, title), { kind: 'list', items }];
}

const MOST_CHANGES = 6;

/** Changes of what is known, the nearest first; where nothing fits, what the team can change stands with the outcome. */
function revisits(report: Recommendation): readonly string[] {
  const fits = report.verdict.kind === 'fits';
  const said = new Set(fits ? [] : waysInWords(report, 'changeable'));
  return [
    ...waysInWords(report, 'all')
      .filter((text) => !said.has(text))
      .slice(0, MOST_CHANGES),
    ...report.decisions.flatMap(({ reviewBy }) =>
      reviewBy === null ? [] : [`By ${reviewBy} at the latest.`],
    ),
  ];
}

function costs(report: Recommendation, today: string | null): readonly string[] {
  const obstacle = noCostText(report);
  return obstacle === null ? moneySentences(report, today) : [obstacle];
}

/** Models are listed for what is advised, whatever was chosen. */
function modelsTitle(report: Recommendation, outcome: RecordedOutcome): string {
  const advised = optionOf(report.verdict);
  const title = 'Models to look at first';
  return subjectOf(outcome) === advised ? title : `${title}, for ${nounOf(report, advised)}`;
}

function models({ money }: Recommendation): readonly Item[] {
  if (money?.kind !== 'estimated') return [];
  const models = shortlisted(money).map(({ heading, text, usd }) => {
    const cost = usd === null ? '' : `; likely USD ${usd} a month without salaries`;
    return `${heading === null ? '' : `${heading}: `}${text}${cost}`;
  });
  return plain([...models, ...servicesOutSentence(money.servicesOutBy)]);
}

/** What the team states in place of what is usually assumed. */
function figures({ assumptions }: Recommendation): readonly Block[] {
  if (assumptions.size === 0) return [];
  const groups = [...assumptions].map(([id, value]) => [
    { name: assumptionTitle(id), text: figureText(id, value) },
  ]);
  return [
    heading(3, 'Your own figures'),
    { kind: 'definitions', title: null, indent: 2, align: 'left', groups, more: null },
  ];
}

const DIGITS = 12;

function workedOut({ advisor, profile, rulebook }: Recommendation): readonly string[] {
  return [
    `Rulebook ${rulebook.id} ${rulebook.version} (sha256 ${rulebook.sha256.slice(0, DIGITS)}), advisor ${advisor}.`,
    `Profile ${profile.file} (sha256 ${profile.sha256().slice(0, DIGITS)}).`,
  ];
}
