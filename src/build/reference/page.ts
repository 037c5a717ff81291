import { THRESHOLDS } from '../../engine/confidence.ts';
import { escapeMarkdown } from '../../layout/markdown-escape.ts';
import type { Option } from '../../rulebook/rulebook.ts';
import { criteriaText } from './criteria.ts';
import { factsText } from './facts.ts';
import { groundsText, priorText } from './figures.ts';
import { condition, table } from './markdown.ts';
import type { Measured } from './measure.ts';
import { rulesText } from './rules.ts';
import { unknowing } from './situations.ts';
import { claimsText, sourcesText } from './sources.ts';

/** The reference of a rulebook in Markdown: what it says, on what that rests, and what it does. */
export function referenceOf({ documented, model, random, shares }: Measured): string {
  const { rulebook } = model;
  const blocks = [
    `# ${escapeMarkdown(rulebook.title)}`,
    `The rulebook \`${rulebook.id}\` ${rulebook.version}, for reading. This page is made from the rulebook by \`npm run docs\`.`,
    confidence(),
    priorText(rulebook, random, documented, unknowing(model)),
    groundsText(shares),
    factsText(rulebook.facts),
    `## Options\n\n${rulebook.options.map(option).join('\n\n')}`,
    criteriaText(rulebook),
    rulesText(model, random, documented),
    claimsText(rulebook),
    sourcesText(rulebook),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function confidence(): string {
  const { clear, closeCall } = THRESHOLDS;
  const rows = [
    ['margin, points of score', `at least ${clear.margin}`, `below ${closeCall.margin}`],
    ['`stands_in`, share of varied weightings', `at least ${clear.standsIn}`, `below ${closeCall.standsIn}`],
    [
      '`holds_in`, share of answers to unknown facts',
      `at least ${clear.holdsIn}`,
      `below ${closeCall.holdsIn}`,
    ],
  ];
  return [
    '## How sure\n\nA verdict is **clear** where all three hold and nothing undecided could exclude it, a **close call** where any one of',
    'the last column does, and else **likely**. It says how firmly the verdict stands on this rulebook and these facts, not how',
    `probable it is that it is right.\n\n${table(['', 'clear', 'close call'], rows)}`,
  ].join('\n');
}

function option({ id, patterns, summary, title }: Option): string {
  const ways = patterns.map((pattern) => {
    const when = condition(pattern.when);
    return `* ${escapeMarkdown(pattern.title)}${when === '' ? '' : ` (when ${when})`}`;
  });
  return `### ${escapeMarkdown(title)} (\`${id}\`)\n\n${escapeMarkdown(summary)}\n\n${ways.join('\n')}`;
}
