import { definitions } from '../../layout/definitions.ts';
import { type Item, Page, type PageOptions } from '../../layout/page.ts';
import { listed } from '../../report/numbers.ts';
import { capital } from '../../report/sentences.ts';
import type { ComparedSide, CompareReport, Difference } from './report.ts';
import { arrowText, causeSentences, isSameRulebook, nameOf, sideText, summarySentence } from './sentences.ts';

/** The comparison for a terminal: one sentence, then what differs, then why. */
export function renderCompareText(compared: CompareReport, options: PageOptions): string {
  const page = new Page(options);
  const { before, after, facts, priorities, notUnderstood } = compared;
  const sections: readonly (readonly [string, readonly Item[]])[] = [
    ['Before', [sideItem(before, compared)]],
    ['After', [sideItem(after, compared)]],
    ['Cause', causeSentences(compared).map((text) => ({ text }))],
    ['Rulebook', isSameRulebook(compared) ? [] : [{ text: rulebookText(compared) }]],
    [
      'Advisor',
      before.advisor === after.advisor
        ? []
        : [{ text: `advisor ${before.advisor} → advisor ${after.advisor}` }],
    ],
    ['Prices', pricesItems(compared)],
    [
      'Left out',
      notUnderstood.length === 0
        ? []
        : [{ text: `unknown to the present rulebook: ${listed(notUnderstood)}` }],
    ],
  ];
  const shown = sections.filter(([, items]) => items.length > 0);
  const blocks = [
    page.title(summarySentence(compared)),
    shown.map(([label, items]) => page.section(label, items)).join('\n'),
    ...differences('Facts', facts, page),
    ...differences('Priorities', priorities, page),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function differences(title: string, list: readonly Difference[], page: Page): readonly string[] {
  if (list.length === 0) return [];
  const rows = list.map((each) => ({ name: nameOf(each), text: arrowText(each) }));
  return [[page.title(title), ...definitions(rows, 2, page.width)].join('\n')];
}

function sideItem(side: ComparedSide, { nouns }: CompareReport): Item {
  const name = side.name === null || side.name === side.file ? '' : `, ${side.name}`;
  return { text: `${capital(sideText(side, nouns))} (${side.kind} ${side.file}${name})` };
}

function rulebookText({ before, after }: CompareReport): string {
  const text = ({ rulebook }: ComparedSide) =>
    `${rulebook.id} ${rulebook.version} (${rulebook.sha256.slice(0, 8)})`;
  return `${text(before)} → ${text(after)}`;
}

function pricesItems({ before, after }: CompareReport): readonly Item[] {
  const [old, now] = [before.pricesAsOf, after.pricesAsOf];
  return old === null || now === null || old === now ? [] : [{ text: `of ${old} → of ${now}` }];
}
