import type { Item } from '../../../layout/block.ts';
import { factTitle } from '../../../report/fact-words.ts';
import type { Recommendation } from '../../../report/report.ts';
import { nounOf } from '../../../report/sentences.ts';
import type { ReportedCase } from '../../../report/similar-in.ts';
import { whoText } from '../../../report/similar-sentences.ts';
import { capital, listed, lowerFirst } from '../../../yaml/phrases.ts';
import type { Footnotes } from './footnotes.ts';

/** What others built and chose in such a situation, what agrees and what differs, and where that is told. */
export function similarItems(report: Recommendation, footnotes: Footnotes): readonly Item[] {
  return (report.similar ?? []).map((each): Item => {
    const { decision } = each;
    const texts = [
      `${whoText(each)} chose ${nounOf(report, decision.chosen)}: ${lowerFirst(decision.built)}.`,
      `${capital(decision.detail)}.`,
      ...alsoText(report, each),
      ...likenessTexts(report, each),
    ];
    const cites = decision.sources.map((url) => footnotes.numberOf(`On ${whoText(each)}:`, url));
    return { text: texts.join(' '), cites };
  });
}

function alsoText(report: Recommendation, { decision: { defensible } }: ReportedCase): readonly string[] {
  if (defensible.length === 0) return [];
  return [
    `Its account would support ${listed(
      defensible.map((id) => nounOf(report, id)),
      'or',
    )} as well.`,
  ];
}

/** How many of the facts known of both agree, and which differ. */
function likenessTexts(report: Recommendation, { agrees, differs }: ReportedCase): readonly string[] {
  const title = (fact: string) => lowerFirst(factTitle(report, fact));
  const count = agrees.length + differs.length;
  return [
    ...(agrees.length === 0
      ? []
      : [`Alike in ${agrees.length} of ${count} points, such as ${listed(agrees.slice(0, 3).map(title))}.`]),
    ...(differs.length === 0 ? [] : [`Different in ${listed(differs.map(({ fact }) => title(fact)))}.`]),
  ];
}
