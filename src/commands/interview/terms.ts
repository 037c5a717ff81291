import type { Fact } from '../../rulebook/fact.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';

/** The words of texts that the rulebook explains, with what they mean, in its order. */
export function termsIn(
  { terms }: Pick<Rulebook, 'terms'>,
  texts: readonly string[],
): readonly (readonly [string, string])[] {
  const words = wordsOf(texts);
  return Object.entries(terms).filter(([term]) =>
    ['', 's'].some((ending) => words.includes(` ${term.toLowerCase()}${ending} `)),
  );
}

/** All texts of a question: what is asked, the help and what can be answered. */
export function wordingOf(fact: Fact): readonly string[] {
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
