import { distance } from 'fastest-levenshtein';
import type { Catalog, Model } from '../catalog/catalog.ts';
import { onceForEach } from '../yaml/once-for-each.ts';
import { type ModelName, named, ownerKey } from './model-name.ts';

/** A model as somebody names it, and what the catalogue knows it as; null where it does not know it. */
export interface NamedModel {
  readonly names: readonly ModelName[];
  readonly known: Model | null;
}

/** Finds models of the catalogue by any of their names. */
export class KnownModels {
  private readonly byKey = new Map<string, Set<Model>>();

  constructor({ models }: Catalog) {
    for (const model of models)
      for (const { key } of catalogued(model))
        this.byKey.set(key, (this.byKey.get(key) ?? new Set()).add(model));
  }

  find(names: readonly ModelName[]): NamedModel {
    for (const { key, owner } of names) {
      const found = [...(this.byKey.get(key) ?? [])].filter((model) => isBy(owner, model));
      const [only, ...others] = found;
      if (only !== undefined && others.length === 0) return { names, known: only };
    }
    return { names, known: null };
  }
}

/** Its id and name, that of its repository, and those under which it is sold, with and without what stands before them. */
function catalogued(model: Model): readonly ModelName[] {
  const paths = pathsOf(model);
  const texts = [
    model.id,
    model.name,
    ...paths,
    ...paths.map((path) => path.slice(path.lastIndexOf('/') + 1)),
  ];
  return texts.map((text) => named(text, null));
}

function pathsOf(model: Model): readonly string[] {
  const sold = model.offers.map((offer) => offer.model);
  return model.kind === 'open' ? [model.repository, ...sold] : sold;
}

/** Whether somebody publishes or sells a model: what another owner publishes under its name is another one. */
function isBy(owner: string | null, model: Model): boolean {
  if (owner === null) return true;
  const owners = pathsOf(model).flatMap((path) =>
    path.includes('/') ? [path.slice(0, path.indexOf('/'))] : [],
  );
  return [model.maker.name, ...owners].some((each) => ownerKey(each) === owner);
}

/** Whether two names mean one model: both are known as it, or, of unknown ones, they are the same but for the form. */
export function isSameModel(a: NamedModel, b: NamedModel): boolean {
  if (a.known !== null || b.known !== null) return a.known === b.known;
  return a.names.some((one) => b.names.some((other) => one.key === other.key && haveOneOwner(one, other)));
}

function haveOneOwner(a: ModelName, b: ModelName): boolean {
  return a.owner === null || b.owner === null || a.owner === b.owner;
}

/** Whether names that are not known as two models may be meant for one: they share most words, or are mistyped. */
export function mayBeSame(a: NamedModel, b: NamedModel): boolean {
  if (a.known !== null && b.known !== null) return false;
  const others = namesIn(b);
  return namesIn(a).some((one) => others.some((other) => areNear(one.words, other.words)));
}

const namesIn = onceForEach(({ names, known }: NamedModel): readonly ModelName[] =>
  known === null ? names : [...names, named(known.id, null), named(known.name, null)],
);

/** All words of one are among those of the other, and are half of them at the least; or a letter is mistyped. */
export function areNear(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (short.length === 0) return false;
  if (short.length * 2 >= long.length && short.every((word) => long.includes(word))) return true;
  return digitsOf(a) === digitsOf(b) && isMistyped(a.join(' '), b.join(' '));
}

/** Another number is another model. */
const digitsOf = onceForEach((words: readonly string[]): string =>
  words.filter((word) => /\p{N}/u.test(word)).join(' '),
);

const SHORTEST_MISTYPED = 5;
const LONGEST_MISTYPED = 60;

function isMistyped(a: string, b: string): boolean {
  const [shorter, longer] = a.length <= b.length ? [a, b] : [b, a];
  return shorter.length >= SHORTEST_MISTYPED && longer.length <= LONGEST_MISTYPED && distance(a, b) === 1;
}
