import { Composer, type CST, type Document, type ParsedNode } from 'yaml';
import type { Outcome, Problem } from './problem.ts';
import { syntaxProblems } from './syntax.ts';
import { openingsIn, tokensIn } from './tokens.ts';
import type { SourceFile, Tree } from './tree.ts';
import { type Reading, readTree } from './tree-reader.ts';

/** How deep maps and lists may stand in one another. */
const MAX_DEPTH = 20;

/** YAML 1.2 whatever the text says, and no tags beyond it: no yes for true, no dates, no merging of maps. */
const OPTIONS = {
  version: '1.2',
  schema: 'core',
  resolveKnownTags: false,
  merge: false,
  prettyErrors: false,
  strict: true,
  uniqueKeys: false,
} as const;

/** Reads YAML (so JSON, too) into a tree with positions; all faults of syntax and form at once. */
export function parseSource(file: SourceFile, what: string): Outcome<Tree> {
  return readSource(file, what, (tree) => ({ ok: true, value: tree }));
}

/**
 * Reads YAML and what it means, and says at once what is wrong with either: a key that is given twice does not hide
 * a wrong value further down.
 */
export function readSource<T>(file: SourceFile, what: string, read: (tree: Tree) => Outcome<T>): Outcome<T> {
  const parsed = parse(file.text, what);
  if (!parsed.ok) return parsed;
  const { tree, problems, complete } = parsed.value;
  if (!complete) return { ok: false, problems };
  const outcome = read(tree);
  if (problems.length === 0) return outcome;
  return {
    ok: false,
    problems: outcome.ok ? problems : [...problems, ...withoutThose(outcome.problems, problems)],
  };
}

/** One complaint about a place is enough. */
export function withoutThose(problems: readonly Problem[], known: readonly Problem[]): readonly Problem[] {
  const places = new Set(
    known.filter((other) => other.kind !== 'missing-key').map((other) => other.at.start),
  );
  return problems.filter((problem) => !places.has(problem.at.start));
}

function parse(text: string, what: string): Outcome<Reading> {
  const lexed = tokensIn(text, MAX_DEPTH);
  if (!lexed.ok) return lexed;
  const documents = compose(lexed.value, text.length);
  const problems = faultsIn(text, lexed.value, documents);
  if (problems.length > 0) return { ok: false, problems };
  const [document] = documents;
  if (document === undefined || document.contents === null || isNothing(document.contents)) {
    return { ok: false, problems: [{ kind: 'empty', what, at: { start: 0, end: 0 } }] };
  }
  return { ok: true, value: readTree(document, document.contents, MAX_DEPTH) };
}

type Parsed = Document.Parsed<ParsedNode>;

function compose(tokens: readonly CST.Token[], length: number): readonly Parsed[] {
  return withoutStackTraces(() => [...new Composer(OPTIONS).compose(tokens, true, length)]);
}

/** The library makes an error of every fault. Nobody asks where in the code it was made, and that is most of its size. */
function withoutStackTraces<T>(run: () => T): T {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return run();
  } finally {
    Error.stackTraceLimit = limit;
  }
}

function faultsIn(
  text: string,
  tokens: readonly CST.Token[],
  documents: readonly Parsed[],
): readonly Problem[] {
  const errors = documents.flatMap((document) => [...document.errors, ...document.warnings]);
  const problems = errors.length === 0 ? [] : syntaxProblems(text, errors, openingsIn(tokens));
  const second = documents[1];
  if (second === undefined) return problems;
  const start = second.range[0];
  return [...problems, { kind: 'several-documents', at: { start, end: Math.min(start + 3, text.length) } }];
}

function isNothing(node: ParsedNode): boolean {
  return 'value' in node && node.value === null && node.range[0] === node.range[1];
}
