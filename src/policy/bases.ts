import type { Profile } from '../profile/profile.ts';
import { folded } from '../yaml/fold.ts';
import type { SourceFile } from '../yaml/tree.ts';
import type { Subject } from './subject.ts';

/** A profile as of the target branch. */
export interface Base {
  readonly profile: Profile;
  readonly file: SourceFile;
  /** Below the folder it was found in; null where there is none. */
  readonly path: string | null;
}

/** The profiles as of the target branch, and which of them some profile of a run continues. */
export class Bases {
  private readonly all: readonly Base[];
  private readonly byPath: ReadonlyMap<string, readonly Base[]>;
  private readonly byName: ReadonlyMap<string, readonly Base[]>;
  private readonly continued = new Set<Base>();
  private readonly areOneToOne: boolean;

  /** With one profile and one base there is no doubt which belong together. */
  constructor(all: readonly Base[], profiles: number) {
    this.all = all;
    this.byPath = grouped(all, (base) => base.path);
    this.byName = grouped(all, nameKey);
    this.areOneToOne = profiles === 1 && all.length === 1;
  }

  /** The earlier versions of a profile: none where it is new, several where path and name lead to different ones. */
  continuedBy(subject: Pick<Subject, 'path' | 'key'>): readonly Base[] {
    const bases = this.areOneToOne ? this.all : this.matching(subject);
    for (const base of bases) this.continued.add(base);
    return bases;
  }

  /** Where the one at its path has another name, a profile has to stand up to the one of its name, too. */
  private matching({ path, key }: Pick<Subject, 'path' | 'key'>): readonly Base[] {
    const here = path === null ? [] : (this.byPath.get(path) ?? []);
    const same = here.filter((base) => nameKey(base) === key);
    return same.length > 0 ? same : [...here, ...(this.byName.get(key) ?? [])];
  }

  /** Those that no profile has continued. */
  vanished(): readonly Base[] {
    return this.all.filter((base) => !this.continued.has(base));
  }
}

/** What the name of an earlier version is compared by; null where it has none. */
export function nameKey({ profile }: Base): string | null {
  return profile.name === null ? null : folded(profile.name.value);
}

function grouped(
  bases: readonly Base[],
  keyOf: (base: Base) => string | null,
): ReadonlyMap<string, readonly Base[]> {
  const groups = new Map<string, Base[]>();
  for (const base of bases) {
    const key = keyOf(base);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), base]);
  }
  return groups;
}
