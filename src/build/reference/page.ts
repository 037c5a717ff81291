import { escapeMarkdown } from '../../layout/markdown-escape.ts';
import type { Option } from '../../rulebook/rulebook.ts';
import { confidenceText } from './confidence.ts';
import { criteriaText } from './criteria.ts';
import { factsText } from './facts.ts';
import { groundsText, priorText } from './figures.ts';
import { condition } from './markdown.ts';
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
    confidenceText(rulebook),
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

function option({ id, patterns, summary, title }: Option): string {
  const ways = patterns.map((pattern) => {
    const when = condition(pattern.when);
    return `* ${escapeMarkdown(pattern.title)}${when === '' ? '' : ` (when ${when})`}`;
  });
  return `### ${escapeMarkdown(title)} (\`${id}\`)\n\n${escapeMarkdown(summary)}\n\n${ways.join('\n')}`;
}
