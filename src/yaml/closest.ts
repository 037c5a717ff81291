import { distance } from 'fastest-levenshtein';

const LONGEST = 60;

/** A file can be wrong in every word, and each word is compared with every name. */
const MOST_COMPARED = 1000;

/**
 * The name that was probably meant, or null: at most a third of it is mistyped, or only one name begins like it.
 * `a.b` also matches by its last part.
 */
export function closest(name: string, allowed: readonly string[]): string | null {
  const wanted = normalise(name);
  const tolerated = Math.floor(wanted.length / 3);
  let best: string | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of allowed.slice(0, MOST_COMPARED)) {
    const found = distanceTo(wanted, normalise(candidate));
    if (found < bestDistance) {
      best = candidate;
      bestDistance = found;
    }
  }
  return bestDistance <= tolerated ? best : onlyOneThatBeginsWith(wanted, allowed);
}

/**
 * The names that were probably meant, of many: the one that differs in case alone; else all that begin like it or hold it;
 * else the one that is mistyped; else those that hold most of its words.
 */
export function nearest(name: string, names: readonly string[]): readonly string[] {
  const allowed = names.slice(0, MOST_COMPARED);
  const wanted = normalise(name);
  const same = allowed.filter((candidate) => normalise(candidate) === wanted);
  if (same.length > 0) return same;
  const holding = wanted.length < SHORTEST_PART ? [] : holdingIt(wanted, allowed);
  if (holding.length > 0) return holding;
  const close = closest(name, allowed);
  return close === null ? holdingMostOf(wanted.split('-'), allowed) : [close];
}

/** A single letter is in many a name, and a word of two in some by chance. */
const SHORTEST_PART = 2;
const SHORTEST_WORD = 3;

/** Those that begin like it come first. */
function holdingIt(wanted: string, allowed: readonly string[]): readonly string[] {
  const placed = allowed.map((candidate) => ({ candidate, place: normalise(candidate).indexOf(wanted) }));
  const [first, later] = [placed.filter(({ place }) => place === 0), placed.filter(({ place }) => place > 0)];
  return [...first, ...later].map(({ candidate }) => candidate);
}

function holdingMostOf(words: readonly string[], allowed: readonly string[]): readonly string[] {
  const telling = words.filter((word) => word.length >= SHORTEST_WORD);
  const held = (candidate: string) => telling.filter((word) => normalise(candidate).includes(word)).length;
  const most = Math.max(1, ...allowed.map(held));
  return allowed.filter((candidate) => held(candidate) === most);
}

function distanceTo(wanted: string, candidate: string): number {
  const whole = mistakes(wanted, candidate);
  if (wanted.includes('.')) return whole;
  return Math.min(whole, mistakes(wanted, candidate.slice(candidate.lastIndexOf('.') + 1)));
}

/** Letters that changed places are one mistake. */
function mistakes(wanted: string, candidate: string): number {
  const count = distance(wanted, candidate);
  return count > 1 && lettersOf(wanted) === lettersOf(candidate) ? 1 : count;
}

function lettersOf(name: string): string {
  return [...name].sort().join('');
}

function onlyOneThatBeginsWith(wanted: string, allowed: readonly string[]): string | null {
  const [first, ...others] = beginningWith(wanted, allowed);
  return first !== undefined && others.length === 0 ? first : null;
}

function beginningWith(wanted: string, allowed: readonly string[]): readonly string[] {
  return wanted.length < 3 ? [] : allowed.filter((candidate) => normalise(candidate).startsWith(wanted));
}

function normalise(name: string): string {
  return name.slice(0, LONGEST).trim().toLowerCase().replace(/[_ ]/g, '-');
}
