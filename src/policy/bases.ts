import type { Profile } from '../profile/profile.ts';
import { folded } from '../yaml/fold.ts';
import type { SourceFile } from '../yaml/tree.ts';
import type { Subject } from './subject.ts';

/** A profile of the run, as far as its earlier versions can be told. */
export type Continuing = Pick<Subject, 'path' | 'file' | 'key'>;

/** Where an earlier version lies: below the folder it was found in, or under the name that findings have for it. */
export interface BasePlace {
  readonly from: 'folder' | 'root';
  readonly path: string;
}

interface OfTarget {
  readonly file: SourceFile;
  /** Null where there is none. */
  readonly at: BasePlace | null;
  /** As it is written; null where it has none, or where that cannot be read. */
  readonly name: string | null;
}

/** A profile as of the target branch that cannot be read, and why. */
export interface BrokenBase extends OfTarget {
  readonly kind: 'broken';
  readonly why: string;
}

export interface ReadBase extends OfTarget {
  readonly kind: 'read';
  readonly profile: Profile;
}

/** A profile as of the target branch. */
export type Base = ReadBase | BrokenBase;

/** A profile of the run that could not be checked, as far as its earlier version can be told. */
export interface Unchecked {
  /** As findings tell its path, and below the folder it was found in. */
  readonly path: string;
  readonly below: string | null;
  readonly name: string | null;
}

/** The profiles as of the target branch, and which of them some profile of a run continues. */
export class Bases {
  private readonly all: readonly Base[];
  private readonly byPlace: ReadonlyMap<string, readonly Base[]>;
  private readonly byName: ReadonlyMap<string, readonly Base[]>;
  private readonly continued = new Set<Base>();
  private readonly open = new Set<string>();
  private readonly openNames = new Set<string>();
  private readonly areOneToOne: boolean;

  /** With one profile and one base there is no doubt which belong together. */
  constructor(all: readonly Base[], profiles: number) {
    this.all = all;
    this.byPlace = grouped(all, ({ at }) => at && placeKey(at));
    this.byName = grouped(all, nameKey);
    this.areOneToOne = profiles === 1 && all.length === 1;
  }

  /** The earlier versions of a profile: none where it is new, several where path and name lead to different ones. */
  continuedBy(subject: Continuing): readonly Base[] {
    const bases = this.areOneToOne ? this.all : this.matching(subject);
    for (const base of bases) this.continued.add(base);
    return bases;
  }

  /** Where the one at its path has another name, a profile has to stand up to the one of its name, too. */
  private matching({ path, file, key }: Continuing): readonly Base[] {
    const here = this.at(path, file.name);
    const same = here.filter((base) => nameKey(base) === key);
    return same.length > 0 ? same : [...here, ...(this.byName.get(key) ?? [])];
  }

  private at(below: string | null, path: string): readonly Base[] {
    const places: readonly BasePlace[] = [
      ...(below === null ? [] : [{ from: 'folder', path: below } as const]),
      { from: 'root', path },
    ];
    return places.flatMap((place) => this.byPlace.get(placeKey(place)) ?? []);
  }

  /** What cannot be checked is not gone; nor is what was below a folder that cannot be read. */
  leaveOpen({ path, below, name }: Unchecked): void {
    this.open.add(placeKey({ from: 'root', path: path === '.' ? '' : path }));
    if (below !== null) this.open.add(placeKey({ from: 'folder', path: below }));
    if (name !== null) this.openNames.add(folded(name));
  }

  /** Those that no profile has continued, and none that cannot be checked may continue. */
  vanished(): readonly Base[] {
    if (this.areOneToOne && this.open.size > 0) return [];
    return this.all.filter((base) => !this.continued.has(base) && !this.isOpen(base));
  }

  private isOpen(base: Base): boolean {
    const { at } = base;
    const isBelowOpen =
      at !== null && withFoldersAbove(at.path).some((path) => this.open.has(placeKey({ ...at, path })));
    return isBelowOpen || this.openNames.has(nameKey(base) ?? '');
  }
}

/** A path, the folders that it is in, and last the one from which it counts. */
function withFoldersAbove(path: string): readonly string[] {
  const parts = path.split('/');
  return parts.map((_part, index) => parts.slice(0, parts.length - index).join('/')).concat('');
}

function placeKey({ from, path }: BasePlace): string {
  return `${from} ${path}`;
}

/** What the name of an earlier version is compared by; null where it has none. */
export function nameKey({ name }: Base): string | null {
  return name === null ? null : folded(name);
}

function grouped(
  bases: readonly Base[],
  keyOf: (base: Base) => string | null,
): ReadonlyMap<string, readonly Base[]> {
  const groups = new Map<string, Base[]>();
  for (const base of bases) {
    const key = keyOf(base);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [base]);
    else group.push(base);
  }
  return groups;
}
