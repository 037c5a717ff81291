import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  visit,
  type YAMLMap,
  Scalar as YamlScalar,
} from 'yaml';
import type { Problem } from './problem.ts';
import type { Entry, Span, Tree } from './tree.ts';

/** Aliases are followed, so a small file can describe a huge value: this many values are enough for every real one. */
const MAX_VALUES = 50_000;

/** For the same reason: as many characters as a file that is read has bytes. */
const MAX_TEXT = 1024 * 1024;

/** A tree, and what is wrong with its form; not complete where a limit stopped the reading. */
export interface Reading {
  readonly tree: Tree;
  readonly problems: readonly Problem[];
  readonly complete: boolean;
}

/** The tree of a document that has no fault of syntax; `maxDepth` also bounds what aliases lead to. */
export function readTree(document: Document, contents: Node, maxDepth: number): Reading {
  const reader = new TreeReader(targetsOf(document), maxDepth);
  const tree = reader.read(contents, 0);
  const { problems } = reader;
  return { tree, problems, complete: !problems.some((problem) => 'limit' in problem) };
}

/** What each alias stands for: the last value before it that has its name as an anchor. */
function targetsOf(document: Document): ReadonlyMap<Alias, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  visit(document, {
    Node: (_key, node) => {
      if (!isAlias(node)) {
        if (node.anchor !== undefined) anchors.set(node.anchor, node);
        return;
      }
      const target = anchors.get(node.source);
      if (target !== undefined) targets.set(node, target);
    },
  });
  return targets;
}

class TreeReader {
  readonly problems: Problem[] = [];
  private values = 0;
  private text = 0;
  private readonly targets: ReadonlyMap<Alias, Node>;
  private readonly maxDepth: number;
  private readonly refused = new Set<string>();
  /** The values around the one that is being read. */
  private readonly around = new Set<Node>();
  /** The outermost alias that is being followed: the place to complain about. */
  private followed: Span | null = null;

  constructor(targets: ReadonlyMap<Alias, Node>, maxDepth: number) {
    this.targets = targets;
    this.maxDepth = maxDepth;
  }

  read(node: Node, depth: number): Tree {
    const at = spanOf(node);
    this.values++;
    if (this.values > MAX_VALUES) return this.refuse({ kind: 'too-many-values', limit: MAX_VALUES, at });
    if (isAlias(node)) return this.follow(node, depth, at);
    if (isScalar(node)) return this.readScalar(node, at);
    if (depth >= this.maxDepth) return this.refuse({ kind: 'too-deep', limit: this.maxDepth, at });
    this.around.add(node);
    const tree = this.readCollection(node, depth + 1, at);
    this.around.delete(node);
    return tree;
  }

  private readScalar(node: YamlScalar, at: Span): Tree {
    if (!this.hasRoomFor(node.value)) return this.refuse({ kind: 'too-much-text', limit: MAX_TEXT, at });
    return scalarOf(node, at);
  }

  private hasRoomFor(text: unknown): boolean {
    if (typeof text === 'string') this.text += text.length;
    return this.text <= MAX_TEXT;
  }

  private readCollection(node: Node, depth: number, at: Span): Tree {
    if (isMap(node)) return { kind: 'map', entries: this.readEntries(node, depth), at };
    const items = isSeq<Node>(node) ? node.items : [];
    return { kind: 'list', items: items.map((item) => this.read(item, depth)), at };
  }

  private follow(alias: Alias, depth: number, at: Span): Tree {
    const target = this.targets.get(alias);
    if (target === undefined) return this.refuse({ kind: 'unknown-anchor', name: alias.source, at });
    if (this.around.has(target)) return this.refuse({ kind: 'endless-alias', name: alias.source, at });
    const outer = this.followed;
    this.followed = outer ?? at;
    const tree = this.read(target, depth);
    this.followed = outer;
    return tree;
  }

  private readEntries(map: YAMLMap, depth: number): Map<string, Entry> {
    const entries = new Map<string, Entry>();
    for (const pair of map.items) {
      const entry = this.readPair(pair, depth);
      if (entry === null) continue;
      if (entries.has(entry.key))
        this.problems.push({ kind: 'duplicate-key', key: entry.key, at: entry.keyAt });
      else entries.set(entry.key, entry);
    }
    return entries;
  }

  private readPair(pair: Pair<unknown, unknown>, depth: number): Entry | null {
    const { key, value } = pair;
    const keyAt = spanOf(key);
    if (!isScalar(key)) return this.skip({ kind: 'not-a-text-key', at: keyAt });
    const name = key.source ?? String(key.value);
    if (name === '<<' && key.type === YamlScalar.PLAIN) return this.skip({ kind: 'merge-key', at: keyAt });
    if (!this.hasRoomFor(name)) this.refuse({ kind: 'too-much-text', limit: MAX_TEXT, at: keyAt });
    const tree = isNode(value) ? this.read(value, depth) : this.readNothing(keyAt);
    return { key: name, keyAt, value: tree };
  }

  /** A key in braces may have no value. */
  private readNothing({ end }: Span): Tree {
    const at = { start: end, end };
    if (++this.values > MAX_VALUES) return this.refuse({ kind: 'too-many-values', limit: MAX_VALUES, at });
    return nothingAt(at);
  }

  private skip(problem: Problem): null {
    this.problems.push(problem);
    return null;
  }

  /** Reports what stops the reading here: once in a place and once for a limit, or a bomb would fill the screen. */
  private refuse(problem: Problem): Tree {
    const at = this.followed ?? problem.at;
    const complaint = 'limit' in problem ? problem.kind : `${problem.kind} ${at.start}`;
    if (!this.refused.has(complaint)) this.problems.push({ ...problem, at });
    this.refused.add(complaint);
    return nothingAt(at);
  }
}

function isNode(value: unknown): value is Node {
  return isScalar(value) || isMap(value) || isSeq(value) || isAlias(value);
}

function nothingAt(at: Span): Tree {
  return { kind: 'scalar', value: null, quoted: false, at };
}

/** Numbers are decimal, as everybody reads them: 0x10 and 0o17 are texts. */
function scalarOf(node: YamlScalar, at: Span): Tree {
  const value = node.format === 'HEX' || node.format === 'OCT' ? node.source : node.value;
  const quoted = node.type === YamlScalar.QUOTE_DOUBLE || node.type === YamlScalar.QUOTE_SINGLE;
  const isSimple = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  return { kind: 'scalar', value: isSimple || value === null ? value : String(value), quoted, at };
}

function spanOf(node: unknown): Span {
  const range = isNode(node) ? node.range : undefined;
  return range ? { start: range[0], end: range[1] } : { start: 0, end: 0 };
}
