import type { Role } from '../../catalog/roles.ts';
import type { ModelsReport } from '../../cost/money.ts';
import type { ModelList } from '../../cost/selection.ts';
import type { Candidate } from '../../cost/shortlist.ts';
import { amount } from '../../layout/amounts.ts';
import { type Item, Page, type PageOptions } from '../../layout/page.ts';
import {
  conditionTexts,
  detailsText,
  excludedByReason,
  exclusionText,
  listTitle,
  modelText,
  pricesText,
  rankedText,
} from '../../report/model-sentences.ts';
import { listed } from '../../report/numbers.ts';

/** How many models a list shows unless all are asked for. */
const SHOWN = 10;

/** The lists of models for a terminal. */
export function renderModelsText(
  report: ModelsReport,
  options: PageOptions & { readonly all: boolean },
): string {
  const page = new Page(options);
  const { missing } = report;
  const blocks = [
    page.spread(titleOf(report), `gathered ${report.gathered}`, {
      left: page.style.bold,
      right: page.style.dim,
    }),
    ...(missing.length > 0 ? [page.paragraph(`The cost a month needs ${listed(missing)}.`)] : []),
    ...report.lists.map((list) => listBlock(list, options.all, page)),
    page.paragraph(
      `Token prices as of ${pricesText(report.prices)}; rents of GPUs from quotes up to ${report.gpusAsOf}. Commercial use is assumed. Not legal advice.`,
    ),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function titleOf({ project }: ModelsReport): string {
  return project === null ? 'All models' : `Models for ${project.name}`;
}

function listBlock(list: ModelList, all: boolean, page: Page): string {
  const { ranked, rankedBy, excluded } = list;
  const shown = all ? ranked : ranked.slice(0, SHOWN);
  const hidden = ranked.length - shown.length;
  const hasCost = shown.some(({ cost }) => cost?.kind === 'known');
  return [
    hasCost
      ? page.spread(listTitle(list), 'USD a month', { left: page.style.bold, right: page.style.dim })
      : page.style.bold(listTitle(list)),
    page.style.dim(page.paragraph(rankedText(rankedBy))),
    ...shown.map((candidate, index) => candidateLines(candidate, `${index + 1}.`, list.role, all, page)),
    ...(hidden > 0 ? [page.style.dim(`    and ${hidden} more: --all shows them`)] : []),
    ...(excluded.length > 0
      ? [page.section('Excluded', all ? everyReason(excluded) : byReason(excluded))]
      : []),
  ].join('\n');
}

function candidateLines(candidate: Candidate, number: string, role: Role, all: boolean, page: Page): string {
  const { model, cost } = candidate;
  const name = `${number} ${modelText(model)}, ${model.released}`;
  const head = cost?.kind === 'known' ? page.spread(name, amount(cost.usd)) : page.paragraph(name);
  const more = all ? [model.goodFor, ...conditionTexts(candidate)] : [];
  const details = [detailsText(candidate, role), ...more].flatMap((text) => page.wrap(text, page.width - 4));
  return [head, ...details.map((line) => `    ${line}`)].join('\n');
}

function everyReason(excluded: ModelList['excluded']): readonly Item[] {
  return excluded.map(({ model, reasons }) => ({
    text: `${model.name}: ${reasons.map(exclusionText).join('; ')}`,
  }));
}

function byReason(excluded: ModelList['excluded']): readonly Item[] {
  return excludedByReason(excluded).map(({ reason, names }) => ({ text: `${reason}: ${names.join(', ')}` }));
}
