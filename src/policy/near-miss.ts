import { distance } from 'fastest-levenshtein';
import type { FactId } from '../rulebook/fact.ts';
import { folded } from '../yaml/fold.ts';
import { onceForEach } from '../yaml/once-for-each.ts';
import type { CompiledDemands } from './compile.ts';
import type { NearMiss } from './findings/of-rule.ts';
import { plain, wordsOf } from './looks-like.ts';
import { type CheckContext, placeOf, type Subject, type SystemFacts } from './subject.ts';

/** Below so many letters, another letter is another name. */
const SHORTEST = 4;

/** Texts of a decision, or the owner of a project, that no rule names, and that a reader may take for one that some rule does. */
export function checkNearMisses(
  subject: Subject,
  systems: readonly SystemFacts[],
  context: CheckContext,
): readonly NearMiss[] {
  return [...textsNamed(context.policy)].flatMap(([fact, named]) => {
    const concerned = fact.startsWith('profile.') ? systems.slice(0, 1) : systems;
    return concerned.flatMap((system): NearMiss[] => {
      const says = system.facts.get(fact)?.value;
      if (typeof says !== 'string' || isNamed(says, named)) return [];
      const meant =
        named.texts.find((text) => isNear(says, text, fact)) ??
        named.prefixes.find((prefix) => plain(says).startsWith(plain(prefix)));
      if (meant === undefined) return [];
      return [
        {
          kind: 'near-miss',
          rule: 'near-misses',
          severity: 'warning',
          cause: 'profile',
          place: placeOf(subject, system, [fact], context.rulebook),
          requiredBy: null,
          system: fact.startsWith('profile.') ? null : system.role,
          fact,
          says,
          names: meant,
        },
      ];
    });
  });
}

/** What rules name of a fact: whole texts, and beginnings. */
interface Named {
  readonly texts: readonly string[];
  readonly prefixes: readonly string[];
  /** The texts as they are compared. */
  readonly compared: ReadonlySet<string>;
}

function isNamed(says: string, { compared, prefixes }: Named): boolean {
  return compared.has(folded(says)) || prefixes.some((prefix) => folded(says).startsWith(folded(prefix)));
}

/** A path and a project's name are what they are. */
function isCompared(fact: FactId): boolean {
  return fact.startsWith('decision.') || fact === 'profile.owner';
}

const textsNamed = onceForEach(({ variables }: CompiledDemands): ReadonlyMap<FactId, Named> => {
  const named = new Map<FactId, Named>();
  for (const { cells, fact } of variables) {
    const texts = cells.flatMap((cell) => (cell.kind === 'texts' ? cell.values : []));
    const prefixes = cells.flatMap((cell) => (cell.kind === 'texts' ? cell.prefixes : []));
    if (isCompared(fact.id) && texts.length + prefixes.length > 0)
      named.set(fact.id, { texts, prefixes, compared: new Set(texts.map(folded)) });
  }
  return named;
});

/** Another letter, marks or letters that look alike, a word more. Of a model, another number or word is another model. */
function isNear(says: string, named: string, fact: FactId): boolean {
  const isModel = fact === 'decision.model';
  const name = isModel ? (says.split('/').at(-1) ?? says) : says;
  const [a, b] = [plain(name), plain(named)];
  if (a === b) return true;
  if (!isModel && hasWords(says, named)) return true;
  return (
    b.length >= SHORTEST &&
    digits(a) === digits(b) &&
    Math.abs(a.length - b.length) < 2 &&
    distance(a, b) === 1
  );
}

/** The words of one name beside each other in another: "Hangzhou DeepSeek", "DeepSeek, Inc." */
function hasWords(text: string, named: string): boolean {
  const [words, wanted] = [wordsOf(text), wordsOf(named)];
  return (
    wanted.length > 0 &&
    words.some((_word, at) => wanted.every((word, offset) => words[at + offset] === word))
  );
}

function digits(text: string): string {
  return text.replace(/\D/g, '');
}
