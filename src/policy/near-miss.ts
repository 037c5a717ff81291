import { distance } from 'fastest-levenshtein';
import type { FactId } from '../rulebook/fact.ts';
import { folded } from '../yaml/fold.ts';
import { plain, wordsOf } from '../yaml/looks-like.ts';
import { onceForEach } from '../yaml/once-for-each.ts';
import type { CompiledDemands } from './compile.ts';
import type { NearMiss } from './findings/of-rule.ts';
import { type CheckContext, placeOf, type Subject, type SystemFacts } from './subject.ts';

const MODEL = 'decision.model';

/** Below so many letters, another letter is another name. */
const SHORTEST = 4;

/** Texts of a decision, or the owner of a project, that no rule names, and that a reader may take for one that some rule does. */
export function checkNearMisses(
  subject: Subject,
  systems: readonly SystemFacts[],
  context: CheckContext,
): readonly NearMiss[] {
  const spoken = onceForText(spokenOf);
  return [...textsNamed(context.policy)].flatMap(([fact, named]) => {
    const concerned = fact.startsWith('profile.') ? systems.slice(0, 1) : systems;
    return concerned.flatMap((system): NearMiss[] => {
      const says = system.facts.get(fact)?.value;
      if (typeof says !== 'string' || isNamed(says, named)) return [];
      const meant = meantBy(spoken(fact === MODEL ? (says.split('/').at(-1) ?? says) : says), named, fact);
      if (meant === null) return [];
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
  readonly texts: readonly Spoken[];
  readonly prefixes: readonly Spoken[];
  /** The texts as they are compared. */
  readonly compared: ReadonlySet<string>;
}

/** A text as it is written, as texts are compared, and how it looks. */
interface Spoken {
  readonly text: string;
  readonly folded: string;
  readonly plain: string;
  readonly digits: string;
  readonly words: readonly string[];
}

function spokenOf(text: string): Spoken {
  const looks = plain(text);
  return { text, folded: folded(text), plain: looks, digits: digits(looks), words: wordsOf(text) };
}

/** Many systems name the same provider. */
function onceForText<T>(make: (text: string) => T): (text: string) => T {
  const made = new Map<string, T>();
  return (text) => {
    const known = made.get(text) ?? make(text);
    made.set(text, known);
    return known;
  };
}

function isNamed(says: string, { compared, prefixes }: Named): boolean {
  const own = folded(says);
  return compared.has(own) || prefixes.some((prefix) => own.startsWith(prefix.folded));
}

function meantBy(says: Spoken, { prefixes, texts }: Named, fact: FactId): string | null {
  const near =
    texts.find((named) => isNear(says, named, fact)) ??
    prefixes.find((prefix) => says.plain.startsWith(prefix.plain));
  return near?.text ?? null;
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
      named.set(fact.id, {
        texts: texts.map(spokenOf),
        prefixes: prefixes.map(spokenOf),
        compared: new Set(texts.map(folded)),
      });
  }
  return named;
});

/** Another letter, marks or letters that look alike, a word more. Of a model, another number or word is another model. */
function isNear(says: Spoken, named: Spoken, fact: FactId): boolean {
  const [a, b] = [says.plain, named.plain];
  if (a === b) return true;
  if (fact !== MODEL && hasWords(says.words, named.words)) return true;
  return (
    b.length >= SHORTEST &&
    says.digits === named.digits &&
    Math.abs(a.length - b.length) < 2 &&
    distance(a, b) === 1
  );
}

/** The words of one name beside each other in another: "Hangzhou DeepSeek", "DeepSeek, Inc." */
function hasWords(words: readonly string[], wanted: readonly string[]): boolean {
  return (
    wanted.length > 0 &&
    words.some((_word, at) => wanted.every((word, offset) => words[at + offset] === word))
  );
}

function digits(text: string): string {
  return text.replace(/\D/g, '');
}
