import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { globSync } from 'tinyglobby';
import type { Reached } from './protocol.ts';
import type { TestFile } from './reach.ts';

/** What tests reach, as an earlier run found it: true as long as the sources and the tests are the same. */
export class KnownReach {
  private readonly root: string;
  private readonly place: string;
  private readonly files: Record<string, { hash: string; reached: Reached | null }>;
  private readonly sources: string;
  /** Of the files as they were when they were first asked for: what is copied then is what is run. */
  private readonly hashes = new Map<string, string>();

  constructor(root: string, place: string) {
    this.root = root;
    this.place = place;
    this.files = existsSync(place) ? JSON.parse(readFileSync(place, 'utf8')) : {};
    this.sources = this.hashOf(globSync(['src/**/*.ts', 'rules/**'], { cwd: root }).sort(), '');
  }

  get(file: string): TestFile | null {
    const known = this.files[file];
    return known?.hash === this.hashWith(file) ? { file, reached: known.reached } : null;
  }

  add({ file, reached }: TestFile): void {
    this.files[file] = { hash: this.hashWith(file), reached };
    mkdirSync(dirname(this.place), { recursive: true });
    // What did not pass may have been ended from outside.
    const passed = Object.entries(this.files).filter(([, each]) => each.reached !== null);
    writeFileSync(this.place, JSON.stringify(Object.fromEntries(passed)));
  }

  private hashWith(file: string): string {
    const hash =
      this.hashes.get(file) ??
      this.hashOf([...this.importedBy(join(this.root, file), new Set())], this.sources);
    this.hashes.set(file, hash);
    return hash;
  }

  private hashOf(files: readonly string[], beside: string): string {
    const hash = createHash('sha256').update(beside);
    for (const file of files) hash.update(readFileSync(join(this.root, file)));
    return hash.digest('hex');
  }

  /** A file of tests and what it imports of other files of tests. */
  private importedBy(file: string, found: Set<string>): ReadonlySet<string> {
    const name = relative(this.root, file);
    if (found.has(name) || !name.startsWith('test')) return found;
    found.add(name);
    for (const [, path] of readFileSync(file, 'utf8').matchAll(/from '([.][^']+[.]ts)'/g))
      if (path !== undefined) this.importedBy(join(dirname(file), path), found);
    return found;
  }
}
