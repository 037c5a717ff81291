import type { Role } from '../../catalog/roles.ts';
import type { ModelsReport } from '../../cost/money.ts';
import type { ModelList } from '../../cost/selection.ts';
import type { Candidate } from '../../cost/shortlist.ts';
import { amount } from '../../layout/amounts.ts';
import {
  type Block,
  type Entry,
  faint,
  heading,
  paragraph,
  plain,
  sections,
  strong,
  together,
} from '../../layout/block.ts';
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
import { listed } from '../../yaml/phrases.ts';

/** How many models a list shows unless all are asked for. */
const SHOWN = 10;

/** The lists of models for people; of each list the first, or all with every reason. */
export function modelsBlocks(report: ModelsReport, all: boolean): readonly Block[] {
  const { project, missing } = report;
  const title = project === null ? 'All models' : `Models for ${project.name}`;
  return [
    heading(1, strong(title), faint(`gathered ${report.gathered}`)),
    ...(missing.length > 0 ? [paragraph(`The cost a month needs ${listed(missing)}.`)] : []),
    ...report.lists.map((list) => listBlock(list, all)),
    paragraph(
      `Token prices as of ${pricesText(report.prices)}; rents of GPUs from quotes up to ${report.gpusAsOf}. Commercial use is assumed. Not legal advice.`,
    ),
  ];
}

function listBlock(list: ModelList, all: boolean): Block {
  const { ranked, rankedBy, excluded } = list;
  const shown = all ? ranked : ranked.slice(0, SHOWN);
  const hidden = ranked.length - shown.length;
  const hasCost = shown.some(({ cost }) => cost?.kind === 'known');
  return together(
    heading(2, strong(listTitle(list)), hasCost ? faint('USD a month') : null),
    paragraph(faint(rankedText(rankedBy))),
    {
      kind: 'entries',
      indent: 4,
      entries: shown.map((candidate) => entryOf(candidate, list.role, all)),
      remarks: 'USD a month',
      more: hidden > 0 ? `and ${hidden} more: --all shows them` : null,
    },
    sections(3, [['Excluded', plain(all ? everyReason(excluded) : byReason(excluded))]]),
  );
}

function entryOf(candidate: Candidate, role: Role, all: boolean): Entry {
  const { model, cost } = candidate;
  const more = all ? [model.goodFor, ...conditionTexts(candidate)] : [];
  return {
    mark: null,
    name: `${modelText(model)}, ${model.released}`,
    remark: cost?.kind === 'known' ? amount(cost.usd) : null,
    place: null,
    lines: [detailsText(candidate, role), ...more].map((text) => ({ text, hanging: false })),
  };
}

function everyReason(excluded: ModelList['excluded']): readonly string[] {
  return excluded.map(({ model, reasons }) => `${model.name}: ${reasons.map(exclusionText).join('; ')}`);
}

function byReason(excluded: ModelList['excluded']): readonly string[] {
  return excludedByReason(excluded).map(({ reason, names }) => `${reason}: ${names.join(', ')}`);
}
