import { createRequire } from 'node:module';
import { missing } from '../../src/rulebook/at.ts';
import { type Facts, factNames, OPTIONS, type ScoringRule, type Test, totalsOf } from './scoring.ts';

/** As much of the package as is needed: it is no dependency, and is installed beside the command that is measured. */
interface Zen {
  readonly ZenEngine: new () => {
    createDecision(content: unknown): { evaluate(facts: Facts): Promise<{ result: readonly Row[] | null }> };
  };
}

type Row = Readonly<Record<string, number>>;

export const ZEN = '@gorules/zen-engine@0.54.0';

const options = Array.from({ length: OPTIONS }, (_, option) => `option_${option}`);

/** The rules as one decision table of zen-engine, which gives the points of every line that holds. */
export function zenTable(
  folder: string,
  rules: readonly ScoringRule[],
): (facts: Facts) => Promise<readonly number[]> {
  const { ZenEngine }: Zen = createRequire(`${folder}/`)('@gorules/zen-engine');
  const decision = new ZenEngine().createDecision({ nodes: nodesFor(rules), edges: EDGES });
  return async (facts) => {
    const { result } = await decision.evaluate(facts);
    return totalsOf((result ?? []).map((row) => options.map((option) => row[option] ?? missing())));
  };
}

const EDGES = [
  { id: 'first', type: 'edge', sourceId: 'facts', targetId: 'table' },
  { id: 'second', type: 'edge', sourceId: 'table', targetId: 'points' },
];

function nodesFor(rules: readonly ScoringRule[]): readonly unknown[] {
  const place = { position: { x: 0, y: 0 } };
  const column = (name: string) => ({ id: name, name, field: name });
  const content = {
    hitPolicy: 'collect',
    inputs: factNames.map(column),
    outputs: options.map(column),
    rules: rules.map(lineOf),
  };
  return [
    { id: 'facts', type: 'inputNode', name: 'facts', ...place },
    { id: 'table', type: 'decisionTableNode', name: 'table', ...place, content },
    { id: 'points', type: 'outputNode', name: 'points', ...place },
  ];
}

function lineOf({ tests, points }: ScoringRule, index: number): Readonly<Record<string, string>> {
  return {
    _id: `rule_${index}`,
    ...Object.fromEntries(factNames.map((fact) => [fact, ''])),
    ...Object.fromEntries(tests.map((test) => [test.fact, cellOf(test)])),
    ...Object.fromEntries(options.map((option, at) => [option, String(points[at])])),
  };
}

function cellOf(test: Test): string {
  if ('is' in test) return String(test.is);
  if ('among' in test) return test.among.map((value) => `'${value}'`).join(', ');
  return `>= ${test.atLeast}`;
}
