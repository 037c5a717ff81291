import type { ModelList } from '../../cost/model-list.ts';
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
import { excludedByReason, exclusionText, listTitle, rankedText } from '../../report/model-sentences.ts';
import type { AskedClass, ModelsReport } from '../../report/models.ts';
import { datesSentence, staleSentence } from '../../report/money-sentences.ts';
import { servicesOutSentence } from '../../report/no-figure.ts';
import { statedFiguresSentence } from '../../report/stated-figures.ts';
import { listed } from '../../yaml/phrases.ts';
import { groupText, type Row, remarksOn, rowsOf } from './rows.ts';
import { modelsTable } from './tables.ts';

/** How many models a list shows unless all are asked for. */
const SHOWN = 10;

/** The lists of models for people; of each list the first, or all with every reason. */
export function modelsBlocks(report: ModelsReport, all: boolean): readonly Block[] {
  const { assumptions, classes, lists, missing, noneFits, project, servicesOutBy } = report;
  const title = project === null ? 'All models' : `Models for ${project.name}`;
  return [
    heading(1, strong(title), faint(`gathered ${report.gathered}`)),
    ...(noneFits
      ? [paragraph(strong('No option fits this project, so none of these models does as it is.'))]
      : []),
    ...(missing.length > 0 ? [paragraph(`The cost a month needs ${listed(missing, 'or')}.`)] : []),
    ...[...servicesOutSentence(servicesOutBy), ...statedFiguresSentence(assumptions)].map(paragraph),
    ...lists.flatMap((list, at) => listBlocks(list, classes[at] ?? null, all)),
    paragraph([datesSentence(report), ...staleSentence(report), FINE_PRINT].join(' ')),
  ];
}

const FINE_PRINT = 'USD a month: likely, without salaries. Commercial use is assumed. Not legal advice.';

function listBlocks(list: ModelList, asked: AskedClass | null, all: boolean): readonly Block[] {
  const { ofClass, others } = rowsOf(list, asked, all);
  const rows: readonly Row[] = ofClass.map((candidate) => ({ candidate, why: '' }));
  const shown = all ? rows : rows.slice(0, SHOWN);
  const also = all ? others : others.slice(0, Math.max(0, SHOWN - shown.length));
  const hidden = list.ranked.length - shown.length - also.length;
  return [
    together(heading(2, strong(listTitle(list))), paragraph(faint(introduction(list, asked, rows.length)))),
    ...(shown.length === 0 ? [] : [modelsTable(list, shown)]),
    ...(also.length === 0 ? [] : [together(paragraph('Also worth a look:')), modelsTable(list, also)]),
    sections(3, [
      ['Remarks', plain(remarks([...shown, ...also], all))],
      ['Not shown', hidden > 0 ? plain([`${hidden} more: --all shows them.`]) : []],
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

/** Models of which the same is to be said are named together. */
function remarks(rows: readonly Row[], all: boolean): readonly string[] {
  const named = new Map<string, string[]>();
  for (const { candidate } of rows)
    for (const text of remarksOn(candidate, all).map((each) => each.replace(/\.$/, ''))) {
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
