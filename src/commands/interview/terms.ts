import type { Fact } from '../../rulebook/fact.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';

/** The words of a question and its answers that the rulebook explains, as lines: each once, in its order. */
export function termLines({ terms }: Pick<Rulebook, 'terms'>, fact: Fact): readonly string[] {
  const words = wordsOf(wordingOf(fact));
  return Object.entries(terms)
    .filter(
      ([term]) => words.includes(` ${term.toLowerCase()} `) || words.includes(` ${term.toLowerCase()}s `),
    )
    .map(([term, meaning]) => `  • ${term}: ${meaning}`);
}

function wordingOf(fact: Fact): readonly string[] {
  const asked = [fact.question, fact.help];
  switch (fact.type) {
    case 'enum':
      return [...asked, ...(fact.examples ?? fact.values).map(({ label }) => label)];
    case 'set':
      return [...asked, ...fact.members.map(({ label }) => label)];
    case 'boolean':
      return [...asked, fact.yes, fact.no];
    case 'number':
      return [...asked, fact.unit];
    case 'text':
      return asked;
  }
}

/** A text in small letters with nothing but a space between its words, and around them. */
function wordsOf(texts: readonly string[]): string {
  return ` ${texts
    .join(' | ')
    .toLowerCase()
    .replace(/[^\p{L}\d|]+/gu, ' ')} `;
}
