import type { z } from 'zod';
import type { Catalog, Library, Model, PriceOrigin, Provider, Source } from '../catalog/catalog.ts';
import type { LicenceTerms } from '../catalog/licence.ts';
import { parseSource } from '../yaml/parse.ts';
import type { Outcome, Problem } from '../yaml/problem.ts';
import { child, plain, type SourceFile, type Span, type Tree } from '../yaml/tree.ts';
import { problemsOfZod } from '../yaml/zod-problems.ts';
import { isLicenceId } from './catalog-licence.ts';
import { LISTS } from './catalog-listing.ts';
import { closedModel, libraryOf, openModel, type RowContext, termsOf } from './catalog-rows.ts';
import {
  closedSchema,
  type Head,
  headSchema,
  librarySchema,
  licenceSchema,
  openSchema,
} from './catalog-schema.ts';
import type { Snapshot } from './catalog-snapshot.ts';

/**
 * Compiles rules/catalog.yaml to the JSON that is shipped: checks every row, parses its licence and takes the prices of
 * its offers from the stored lists, so that a build needs nothing but the two files. Every problem names its row.
 */
export function compileCatalog(file: SourceFile, snapshot: Snapshot): Outcome<Catalog> {
  const parsed = parseSource(file, 'a catalogue of models');
  if (!parsed.ok) return parsed;
  const head = headSchema.safeParse(plain(parsed.value));
  if (!head.success) return { ok: false, problems: problemsOfZod(parsed.value, headSchema, head.error) };
  const compiler = new Compiler(parsed.value, head.data, snapshot);
  const value = compiler.compile();
  return compiler.problems.length > 0 ? { ok: false, problems: compiler.problems } : { ok: true, value };
}

type Section = 'licences' | 'libraries' | 'open' | 'closed';

/** Collects the problems of all rows, so that one build reports them all. */
class Compiler {
  readonly problems: Problem[] = [];
  private readonly tree: Tree;
  private readonly head: Head;
  private readonly snapshot: Snapshot;

  constructor(tree: Tree, head: Head, snapshot: Snapshot) {
    this.tree = tree;
    this.head = head;
    this.snapshot = snapshot;
  }

  compile(): Catalog {
    this.checkMakers();
    return {
      gathered: this.head.gathered,
      prices: originOf(this.snapshot),
      sources: this.sources(),
      providers: this.providers(),
      licences: this.licences(),
      libraries: this.libraries(),
      models: this.models(),
    };
  }

  private sources(): Readonly<Record<string, Source>> {
    const documents = Object.entries(this.head.sources).map(
      ([id, source]) => [id, { ...source, unread: source.unread ?? false }] as const,
    );
    return { ...Object.fromEntries(documents), ...listsAsSources(this.snapshot) };
  }

  private providers(): Readonly<Record<string, Provider>> {
    const rows = Object.entries(this.head.providers).map(([id, row]) => {
      const context = this.contextOf(id, this.placeOf('providers', id));
      for (const fact of [row.batch, row.regional, row.regions]) if (fact) context.citing(fact.source);
      const { name, country, kind, endpoints, name_tells: nameTells = true, batch = null } = row;
      const regions = row.regions ? { ids: row.regions.ids, source: row.regions.source } : null;
      const regional = row.regional ? { since: null, ...row.regional } : null;
      return [id, { name, country, kind, endpoints, nameTells, batch, regional, regions }] as const;
    });
    return Object.fromEntries(rows);
  }

  private licences(): Readonly<Record<string, LicenceTerms>> {
    const rows = this.rows('licences', licenceSchema, (row, context) => {
      if (!isLicenceId(row.id)) context.clash(`${row.id} is neither an SPDX id nor a LicenseRef-.`);
      return [row.id, termsOf(row, context)] as const;
    });
    return Object.fromEntries(rows);
  }

  private libraries(): readonly Library[] {
    return this.rows('libraries', librarySchema, libraryOf);
  }

  private models(): readonly Model[] {
    return [...this.rows('open', openSchema, openModel), ...this.rows('closed', closedSchema, closedModel)];
  }

  private checkMakers(): void {
    for (const [id, maker] of Object.entries(this.head.makers)) {
      const context = this.contextOf(id, this.placeOf('makers', id));
      for (const statement of maker.data_handling ?? []) context.citing(statement.source);
    }
  }

  private placeOf(section: 'makers' | 'providers', id: string): Span {
    return at0(child(child(this.tree, section) ?? this.tree, id) ?? this.tree);
  }

  /** Checks and compiles the rows of a section; a row with the wrong form is left out after its problems are noted. */
  private rows<Schema extends z.ZodType<{ readonly id: string }>, Compiled>(
    section: Section,
    schema: Schema,
    compileRow: (row: z.infer<Schema>, context: RowContext) => Compiled,
  ): readonly Compiled[] {
    const list = child(this.tree, section);
    const trees = list?.kind === 'list' ? list.items : [];
    const seen = new Set<string>();
    return trees.flatMap((tree, index) => {
      const id = this.head[section][index]?.id ?? '';
      if (seen.has(id)) this.problems.push({ kind: 'duplicate-name', role: 'row', name: id, at: at0(tree) });
      seen.add(id);
      const row = schema.safeParse(plain(tree));
      if (row.success) return [compileRow(row.data, this.contextOf(id, at0(tree)))];
      this.problems.push(...problemsOfZod(tree, schema, row.error).map((problem) => inRow(problem, id)));
      return [];
    });
  }

  private contextOf(id: string, at: Span): RowContext {
    const clash = (explanation: string): void => {
      this.problems.push({ kind: 'clash', subject: `row ${id}`, explanation, at });
    };
    return {
      snapshot: this.snapshot,
      providers: this.head.providers,
      clash,
      makers: this.head.makers,
      libraries: this.head.libraries.map((library) => library.id),
      licences: this.head.licences.map((licence) => licence.id),
      isUnread: (source) => this.head.sources[source]?.unread ?? false,
      citing: (source) => {
        if (!Object.hasOwn(this.head.sources, source) && !Object.hasOwn(this.snapshot.lists, source))
          clash(`there is no source "${source}".`);
        return source;
      },
    };
  }
}

function originOf({ askedFor, sha256, lists, offers }: Snapshot): PriceOrigin {
  const used = LISTS.filter((list) =>
    Object.values(offers).some((offer) => offer[list]?.price !== undefined),
  );
  return {
    dated: used.map((list) => lists[list].dated).sort()[0] ?? askedFor,
    askedFor,
    sha256,
    lists: used.map((list) => ({
      library: lists[list].package,
      version: lists[list].version,
      published: lists[list].dated,
    })),
  };
}

function listsAsSources({ lists }: Snapshot): Readonly<Record<string, Source>> {
  const entries = LISTS.map((list) => {
    const { package: name, version, dated: date } = lists[list];
    const address = `https://www.npmjs.com/package/${name}/v/${version}`;
    return [list, { title: `${name} ${version}`, date, address, unread: false }] as const;
  });
  return Object.fromEntries(entries);
}

function at0(tree: Tree): Span {
  return { start: tree.at.start, end: tree.at.start + 1 };
}

/** The same problem, its wording extended by the row in which it stands. */
function inRow(problem: Problem, id: string): Problem {
  const row = `row ${id}`;
  if (problem.kind === 'wrong-value') return { ...problem, subject: `${row}: ${problem.subject}` };
  if (problem.kind === 'missing-key' || problem.kind === 'unknown-key') {
    return { ...problem, within: problem.within === 'the file' ? row : `${row}: ${problem.within}` };
  }
  return problem;
}
