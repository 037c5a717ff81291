import { distance } from 'fastest-levenshtein';
import type { FactId } from '../rulebook/fact.ts';
import { folded } from '../yaml/fold.ts';
import { onceForEach } from '../yaml/once-for-each.ts';
import type { CompiledDemands } from './compile.ts';
import { statedAs } from './facts/keys.ts';
import type { NearMiss } from './findings/of-rule.ts';
import { type CheckContext, placeOf, type Subject } from './subject.ts';

/** Below so many letters, another letter is another name. */
const SHORTEST = 4;

/** Texts of a decision that no rule names, and that a reader may take for one that some rule does. */
export function checkNearMisses(subject: Subject, context: CheckContext): readonly NearMiss[] {
  const named = textsNamed(context.policy);
  return subject.systems.flatMap((system) => {
    const { decision } = system;
    if (decision === null) return [];
    return [...named].flatMap(([fact, texts]): NearMiss[] => {
      const says = statedAs(fact, decision)?.value;
      if (says === undefined || texts.has(folded(says))) return [];
      const meant = [...texts.values()].find((text) => isNear(says, text, fact));
      if (meant === undefined) return [];
      return [
        {
          kind: 'near-miss',
          rule: 'near-misses',
          severity: 'warning',
          cause: 'profile',
          place: placeOf(subject, system, [fact], context.rulebook),
          requiredBy: null,
          system: decision.role?.value ?? null,
          fact,
          says,
          names: meant,
        },
      ];
    });
  });
}

/** The texts that rules name of each fact of a decision, by what they are compared by. */
const textsNamed = onceForEach(
  ({ variables }: CompiledDemands): ReadonlyMap<FactId, ReadonlyMap<string, string>> => {
    const named = new Map<FactId, ReadonlyMap<string, string>>();
    for (const { cells, fact } of variables) {
      const texts = cells.flatMap((cell) => (cell.kind === 'texts' ? cell.values : []));
      if (fact.id.startsWith('decision.') && texts.length > 0)
        named.set(fact.id, new Map(texts.map((text) => [folded(text), text])));
    }
    return named;
  },
);

/** Another letter, letters that look alike, marks between words, or a word more. Another number is another model. */
function isNear(says: string, named: string, fact: FactId): boolean {
  const [a, b] = [folded(says), folded(named)];
  if (b.length < SHORTEST) return false;
  if (plain(a) === plain(b)) return true;
  if (fact !== 'decision.model' && a.startsWith(`${b} `)) return true;
  return digits(a) === digits(b) && Math.abs(a.length - b.length) < 2 && distance(a, b) === 1;
}

function digits(text: string): string {
  return text.replace(/\D/g, '');
}

/** Without what is between letters, and with the Latin letters that others look like. */
function plain(text: string): string {
  return Array.from(text.replace(/[^\p{L}\p{N}]/gu, ''), (letter) => LOOK_ALIKES.get(letter) ?? letter).join(
    '',
  );
}

/** Small letters of the Cyrillic and Greek scripts, and the Latin ones for which they are taken. */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  Array.from(
    'аaеeоoрpсcуyхxкkмmтtвbнhіiѕsјjοoαaρpνvιiκkτtυuεe'.matchAll(/(.)(.)/gu),
    ([, other = '', latin = '']) => [other, latin],
  ),
);
