import { escapeMarkdown } from '../../layout/markdown-escape.ts';
import type { Basis, ClaimId, Rulebook, Source } from '../../rulebook/rulebook.ts';
import { table } from './markdown.ts';

/** "`open.pro.cost` [1], `factor.budget` [2]", or "judgement". */
export function citations(
  rulebook: Rulebook,
  { basis, claims }: { readonly basis: Basis; readonly claims: readonly ClaimId[] },
): string {
  if (claims.length === 0) return basis;
  const cited = claims.map((id) => `\`${id}\` [${numberOf(rulebook, id)}]`).join(', ');
  return basis === 'published' ? cited : `${basis}; see ${cited}`;
}

/** The place in the list of sources of the one that makes a claim. */
function numberOf({ claims, sources }: Rulebook, id: ClaimId): number {
  const claim = claims.find((each) => each.id === id);
  return sources.findIndex((source) => source.id === claim?.source) + 1;
}

/** Every claim, by the numbers of the sources. */
export function claimsText(rulebook: Rulebook): string {
  const rows = rulebook.claims.map(({ id, section, text }) => [
    `\`${id}\``,
    escapeMarkdown(text),
    `[${numberOf(rulebook, id)}] ${escapeMarkdown(section)}`,
  ]);
  return `## Claims\n\n${table(['claim', 'says', 'where'], rows)}`;
}

/** The sources, numbered. */
export function sourcesText({ sources }: Rulebook): string {
  return `## Sources\n\n${sources.map((source, place) => `${place + 1}. ${sourceText(source)}`).join('\n')}`;
}

function sourceText({ date, id, kind, publisher, read, title, url }: Source): string {
  const address = url === null ? 'no address' : `<${url}>`;
  return `\`${id}\`: ${escapeMarkdown(title)}. ${escapeMarkdown(publisher)}, ${date}; ${kind}, read ${read}; ${address}`;
}
