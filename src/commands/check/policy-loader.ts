import { describeFault, readText } from '../../io/read-text.ts';
import type { Shown } from '../../io/shown-from.ts';
import { absolutePath } from '../../io/system-path.ts';
import { identityOf } from '../../io/target.ts';
import type { CompiledPolicy } from '../../policy/compile.ts';
import type { Extended, RulesById } from '../../policy/extended.ts';
import { readPolicy } from '../../policy/read-policy.ts';
import { type RuleNames, withRulesOf } from '../../policy/rule-names.ts';
import { rulesWith } from '../../policy/tighten.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import type { Tree } from '../../yaml/tree.ts';
import { loadSource } from '../load.ts';
import { namedSource } from '../profile-source.ts';
import { besides, extendedBy } from './extended-path.ts';

/** A policy, and after it those that it extends. */
interface Line {
  readonly policies: readonly CompiledPolicy[];
  /** The rules of all of them. */
  readonly rules: RulesById;
}

/** A file on the way from a policy up to those that it extends. */
interface Step {
  readonly identity: string;
  readonly path: string;
}

/** Reads policies with those that they extend, each file once. */
export class PolicyLoader {
  /** Everything that is wrong, file by file. */
  readonly faults: string[] = [];
  private readonly rulebook: Rulebook;
  private readonly shown: Shown;
  private readonly lines = new Map<string, Line | null>();
  private taken: RuleNames = new Map();

  constructor(rulebook: Rulebook, shown: Shown) {
    this.rulebook = rulebook;
    this.shown = shown;
  }

  /** Null where it or one of those above is faulty. */
  load(path: string): Line | null {
    return this.lineOf(path, []);
  }

  private lineOf(path: string, below: readonly Step[]): Line | null {
    const identity = identityOf(path) ?? absolutePath(path);
    const known = this.lines.get(identity);
    if (known !== undefined) return known;
    const line = this.read(path, [...below, { identity, path }]);
    this.lines.set(identity, line);
    return line;
  }

  /** What it extends is read before it: where both have a rule of one name, the one below is to be renamed. */
  private read(path: string, way: readonly Step[]): Line | null {
    const loaded = loadSource(namedSource(path, this.shown), 'a policy', (tree, file) => {
      const { above, extended } = this.extendedBy(tree, path, way);
      const read = readPolicy(tree, file, this.rulebook, this.taken, extended);
      this.taken = withRulesOf(tree, file, this.taken);
      if (!read.ok) return read;
      const line = { policies: [read.value, ...above], rules: rulesWith(read.value, extended) };
      return { ok: true, value: extended.kind === 'missing' ? null : line };
    });
    if (loaded.ok) return loaded.value;
    this.faults.push(loaded.message);
    return null;
  }

  private extendedBy(tree: Tree, path: string, way: readonly Step[]): Above {
    const named = extendedBy(tree);
    if (named === null) return { above: [], extended: { kind: 'none' } };
    const to = besides(path, named);
    const loop = way.findIndex(({ identity }) => identity === identityOf(to));
    if (loop !== -1) return missing(loopOf(way.slice(loop).map((step) => step.path)));
    const text = readText(to);
    if (!text.ok) return missing(describeFault(text.fault));
    const line = this.lineOf(to, way);
    const [first] = line?.policies ?? [];
    if (line === null || first === undefined) return missing(null);
    const { file, own } = first;
    return { above: line.policies, extended: { kind: 'read', file, rules: line.rules, own } };
  }
}

/** What a policy extends, and the policies that it thereby brings along. */
interface Above {
  readonly above: readonly CompiledPolicy[];
  readonly extended: Extended;
}

function missing(why: string | null): Above {
  return { above: [], extended: { kind: 'missing', why } };
}

/** "a.yaml extends b.yaml, which extends a.yaml: that never ends." */
function loopOf(paths: readonly string[]): string {
  const [first = '', ...others] = paths;
  const [next = '', ...rest] = [...others, first];
  const further = rest.map((path) => `, which extends ${path}`).join('');
  return next === first
    ? 'a policy cannot extend itself.'
    : `${first} extends ${next}${further}, and so on without end.`;
}
