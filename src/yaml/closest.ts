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

const MOST_NEAR = 8;

/** The names that were probably meant: the closest, or the first few that begin like it. */
export function nearest(name: string, allowed: readonly string[]): readonly string[] {
  const close = closest(name, allowed);
  return close === null ? beginningWith(normalise(name), allowed).slice(0, MOST_NEAR) : [close];
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
