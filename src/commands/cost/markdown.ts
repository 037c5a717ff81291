import { ASSUMPTION_TABLE } from '../../cost/assumption-table.ts';
import { NOT_INCLUDED } from '../../cost/assumptions.ts';
import type { UsedAssumption } from '../../cost/cost-report.ts';
import type { EstimatedMoney } from '../../cost/money.ts';
import { amount, stated } from '../../layout/amounts.ts';
import { escapeMarkdown } from '../../layout/markdown-escape.ts';
import { markdownTable } from '../../layout/markdown-table.ts';
import { cheaperSentence, costOf, noFigure, obstacleText } from '../../report/money-sentences.ts';
import type { CostedReport } from '../../report/report.ts';
import {
  advisedSentence,
  basisSentences,
  breakEvenText,
  caveats,
  dominantText,
  loadText,
  priceSentences,
  sensitivityText,
} from './sentences.ts';

/** The costs of all options as a document. */
export function renderCostMarkdown(report: CostedReport): string {
  const { money, profile } = report;
  const title = `# ${escapeMarkdown(`Costs of ${profile.name ?? profile.file}`)}`;
  const blocks = money?.kind === 'estimated' ? estimated(report, money) : obstacle(money);
  return `${[title, ...blocks].filter((block) => block !== '').join('\n\n')}\n`;
}

function obstacle(money: Exclude<CostedReport['money'], EstimatedMoney>): readonly string[] {
  return money === null ? [] : [escapeMarkdown(`No cost can be estimated: ${obstacleText(money)}`)];
}

function estimated(report: CostedReport, money: EstimatedMoney): readonly string[] {
  const title = (id: string) => report.options.find((option) => option.id === id)?.title ?? id;
  const basis = [
    ...basisSentences(money).map(({ option, text }) => `${title(option)}: ${text}`),
    ...report.options.flatMap((option) => noFigure(option, costOf(money, option.id))),
    ...caveats(money),
  ];
  return [
    escapeMarkdown(`USD a month for ${loadText(money)}; staff and set-up included.`),
    figures(report, money),
    escapeMarkdown([advisedSentence(report), ...cheaperSentence(report, money.cheaper)].join(' ')),
    section('## Based on', bullets(basis)),
    section(
      '## Break-even',
      bullets(money.breakEven.map(({ against, result }) => breakEvenText(report, against, result))),
    ),
    section('## What matters most', mattersMost(report, money)),
    section('## Assumptions', assumptions(money.assumptions)),
    section('## Not included', bullets(NOT_INCLUDED)),
    section('## Prices', bullets(priceSentences(money))),
  ];
}

function figures(report: CostedReport, money: EstimatedMoney): string {
  const rows = report.options.map(({ id, title, exclusions }) => {
    const name = escapeMarkdown(exclusions.length === 0 ? title : `${title} (excluded)`);
    const cost = costOf(money, id);
    if (cost?.kind !== 'known') return [name, '?', '?', '?', '?', ''];
    const numbers = [cost.low, cost.likely, cost.high, cost.perThousandRequests.likely];
    return [name, ...numbers.map(amount), dominantText(cost)].map((cell) => cell.replace('<', '&lt;'));
  });
  const head = ['option', 'low', 'likely', 'high', 'per 1,000 requests', 'mostly'];
  return markdownTable(head, rows, ['option', 'mostly']);
}

function mattersMost(report: CostedReport, money: EstimatedMoney): string {
  const parts = report.options.flatMap(({ id, title }) => {
    const cost = costOf(money, id);
    if (cost?.kind !== 'known') return [];
    return [`${escapeMarkdown(title)}:\n\n${bullets(cost.sensitivities.map(sensitivityText))}`];
  });
  return parts.join('\n\n');
}

function assumptions(used: readonly UsedAssumption[]): string {
  const rows = used.map(({ id, value, isStated }) => {
    const { what, unit, source, date } = ASSUMPTION_TABLE[id];
    const origin = isStated ? 'you said' : `${source}, ${date}`;
    const numbers = [value.low, value.likely, value.high].map(stated);
    return [`\`${id}\``, ...numbers, ...[unit, what, origin].map(escapeMarkdown)];
  });
  const texts = ['unit', 'what it says', 'source'];
  return markdownTable(['assumption', 'low', 'likely', 'high', ...texts], rows, ['assumption', ...texts]);
}

function section(heading: string, body: string): string {
  return body === '' ? '' : `${heading}\n\n${body}`;
}

function bullets(lines: readonly string[]): string {
  return lines.map((line) => `* ${escapeMarkdown(line)}`).join('\n');
}
