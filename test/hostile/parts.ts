/** Parts of rulebooks and policies, in as few signs as will do: how many a file may have is what bounds it. */

export const each = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));
export const object = <T>(count: number, make: (at: number) => readonly [string, T]) =>
  Object.fromEntries(each(count, make));

export const fact = { question: 'Q?', help: 'H', ask: 'product', changeable: true } as const;
export const boolean = { ...fact, type: 'boolean', labels: { true: 'Y', false: 'N' } };
export const choice = (values: number) => ({
  ...fact,
  type: 'enum',
  ordered: false,
  values: object(values, (at) => [`v${at}`, 'L']),
});
export const number = { ...fact, type: 'number', unit: 'otters', min: 0, max: 1_000_000, step: 1 };
export const rating = (points: number) => ({ rating: points, because: 'B', basis: 'judgement' });
export const option = (id: string, patterns: object = { p: { title: 'P' } }) => ({
  ...{ title: id, short: id, noun: id, advice: 'Use it', family: 'open', summary: 'S' },
  patterns,
});
export const rule = (id: string, when: object, effects: object = { rate: { a: { c: 1 } } }) => ({
  ...{ id, when, effects, because: 'B', basis: 'judgement' },
});

export function rulebook(parts: object): string {
  return JSON.stringify({
    ...{ rulebook: 'hostile', version: '1.0.0', title: 'T', sources: {}, claims: {}, facts: {} },
    options: { a: option('a'), b: option('b') },
    criteria: { c: { title: 'C', weight: 1, ratings: { a: rating(1), b: rating(0) } } },
    rules: [],
    ...parts,
  });
}

export function policy(rules: readonly object[], parts: object = {}): string {
  return JSON.stringify({ version: 1, name: 'P', rulebook: 'open-vs-closed@2', rules, ...parts });
}

export const demand = (id: string, require: object) => ({ id, require, severity: 'error', because: 'B' });
