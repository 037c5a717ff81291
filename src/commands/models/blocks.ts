import type { ModelList } from '../../cost/choosing/model-list.ts';
import { amount } from '../../layout/amounts.ts';
import {
  type Block,
  faint,
  heading,
  paragraph,
  plain,
  sections,
  strong,
  together,
} from '../../layout/block.ts';
import { factTitle } from '../../report/fact-words.ts';
import { excludedByReason, exclusionText, listTitle, rankedText } from '../../report/model-sentences.ts';
import type { AskedClass, ModelsReport } from '../../report/models.ts';
import { datesSentence, staleSentence } from '../../report/money-sentences.ts';
import { servicesOutSentence } from '../../report/no-figure.ts';
import { PLAIN_TERMS, type PriceTerms } from '../../report/price-terms.ts';
import { statedFiguresSentence } from '../../report/stated-figures.ts';

import { listed, lowerFirst } from '../../yaml/phrases.ts';
import { groupText, type Remarked, type Row, remarksOn, rowsOf } from './rows.ts';
import { modelsTable } from './tables.ts';

/** How many models a list shows unless all are asked for. */
const SHOWN = 10;

/** The lists of models for people; of each list the first, or all with every reason. */
export function modelsBlocks(
  report: ModelsReport,
  all: boolean,
  today: string | null = null,
): readonly Block[] {
  const { assumptions, classes, lists, missing, noneFits, project, servicesOutBy, terms } = report;
  const title = project === null ? 'All models' : `Models for ${project.name}`;
  return [
    heading(1, strong(title), faint(`gathered ${report.gathered}`)),
    ...(noneFits
      ? [paragraph(strong('No option fits this project, so none of these models does as it is.'))]
      : []),
    ...(missing.length > 0
      ? [
          paragraph(
            `What a model costs a month needs the ${missing.map((id) => lowerFirst(factTitle(report, id))).join(' or the ')}.`,
          ),
        ]
      : []),
    ...[...servicesOutSentence(servicesOutBy), ...statedFiguresSentence(assumptions)].map(paragraph),
    ...lists.flatMap((list, at) =>
      listBlocks(list, classes[at] ?? null, { all, terms: terms[at] ?? PLAIN_TERMS }),
    ),
    paragraph([datesSentence(report), ...staleSentence(report, today), FINE_PRINT].join(' ')),
  ];
}

const FINE_PRINT = 'USD a month: likely, without salaries. Commercial use is assumed. Not legal advice.';

interface Shown {
  readonly all: boolean;
  readonly terms: PriceTerms;
}

function listBlocks(list: ModelList, asked: AskedClass | null, { all, terms }: Shown): readonly Block[] {
  const { ofClass, others } = rowsOf(list, asked, all);
  const rows: readonly Row[] = ofClass.map((candidate) => ({ candidate, why: '' }));
  const shown = all ? rows : rows.slice(0, SHOWN);
  const also = all ? others : others.slice(0, Math.max(0, SHOWN - shown.length));
  const hidden = list.ranked.length - shown.length - also.length;
  return [
    together(heading(2, strong(listTitle(list))), paragraph(faint(introduction(list, asked, rows.length)))),
    ...(shown.length === 0 ? [] : [modelsTable(list, terms, shown)]),
    ...(also.length === 0 ? [] : [together(paragraph('Also worth a look:')), modelsTable(list, terms, also)]),
    sections(3, [
      [
        'Remarks',
        plain([...tunedRemark(list, terms), ...remarks([...shown, ...also], { all, supply: list.supply })]),
      ],
      ['Not shown', hidden > 0 ? plain([`${hidden} more: --full shows them.`]) : []],
      ['Excluded', plain(all ? everyReason(list.excluded) : byReason(list.excluded))],
    ]),
  ];
}

function introduction(list: ModelList, asked: AskedClass | null, count: number): string {
  if (asked === null) return rankedText(list.rankedBy);
  const group =
    count === 0
      ? `There is no ${groupText(list, asked).replace('As asked for: every ', '')}.`
      : `${groupText(list, asked)}.`;
  return `${group} ${rankedText(list.rankedBy)}`;
}

/** Prices of the list are those of models that are not tuned. */
function tunedRemark({ supply }: ModelList, { tuningFactor }: PriceTerms): readonly string[] {
  return supply !== 'closed-api' || tuningFactor === null
    ? []
    : [`Tuned, they cost ${amount(tuningFactor)} times these prices, which USD a month includes.`];
}

/** Models of which the same is to be said are named together. */
function remarks(rows: readonly Row[], of: Remarked): readonly string[] {
  const named = new Map<string, string[]>();
  for (const { candidate } of rows)
    for (const text of remarksOn(candidate, of).map((each) => each.replace(/\.$/, ''))) {
      const names = named.get(text);
      if (names === undefined) named.set(text, [candidate.model.name]);
      else names.push(candidate.model.name);
    }
  return [...named].map(([text, names]) => `${listed(names)}: ${text}.`);
}

function everyReason(excluded: ModelList['excluded']): readonly string[] {
  return excluded.map(({ model, reasons }) => `${model.name}: ${reasons.map(exclusionText).join('; ')}`);
}

function byReason(excluded: ModelList['excluded']): readonly string[] {
  return excludedByReason(excluded).map(({ reason, names }) => `${reason}: ${names.join(', ')}`);
}
