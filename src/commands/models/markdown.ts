import type { ModelsReport } from '../../cost/money.ts';
import type { ModelList } from '../../cost/selection.ts';
import type { Candidate } from '../../cost/shortlist.ts';
import { amount } from '../../layout/amounts.ts';
import { escapeMarkdown } from '../../layout/markdown-escape.ts';
import { markdownTable } from '../../layout/markdown-table.ts';
import {
  contextText,
  exclusionText,
  listTitle,
  modelText,
  pricesText,
  rankedText,
  runsText,
  termsText,
} from '../../report/model-sentences.ts';
import { listed } from '../../report/numbers.ts';

/** The lists of models as a document, whole. */
export function renderModelsMarkdown(report: ModelsReport): string {
  const { project, lists, missing } = report;
  const blocks = [
    `# ${escapeMarkdown(project === null ? 'All models' : `Models for ${project.name}`)}`,
    ...(missing.length > 0 ? [escapeMarkdown(`The cost a month needs ${listed(missing)}.`)] : []),
    ...lists.flatMap(listBlocks),
    escapeMarkdown(
      `Token prices as of ${pricesText(report.prices)}; rents of GPUs from quotes up to ${report.gpusAsOf}; models as of ${report.gathered}. Commercial use is assumed. Not legal advice.`,
    ),
  ];
  return `${blocks.join('\n\n')}\n`;
}

const HEAD = ['model', 'released', 'USD a month', 'runs', 'licence', 'context'];

function listBlocks(list: ModelList): readonly string[] {
  const excluded = list.excluded.map(
    ({ model, reasons }) => `* ${escapeMarkdown(`${model.name}: ${reasons.map(exclusionText).join('; ')}`)}`,
  );
  return [
    `## ${escapeMarkdown(listTitle(list))}`,
    escapeMarkdown(rankedText(list.rankedBy)),
    markdownTable(HEAD, list.ranked.map(cellsOf), HEAD),
    ...(excluded.length > 0 ? [`### Excluded\n\n${excluded.join('\n')}`] : []),
  ];
}

function cellsOf(candidate: Candidate): readonly string[] {
  const { model, cost } = candidate;
  return [
    modelText(model),
    model.released,
    cost?.kind === 'known' ? amount(cost.usd) : 'not known',
    runsText(candidate) ?? 'not known',
    termsText(candidate),
    contextText(model),
  ].map(escapeMarkdown);
}
