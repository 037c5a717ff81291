import type { Fields, Json } from './case.ts';
import { fieldsOf, isList } from './case.ts';

/** A rulebook as its file has it, so far as it decides anything: what the evaluator reads, without the project's reader. */
export interface PlainRulebook {
  readonly facts: Readonly<Record<string, PlainFact>>;
  readonly options: Readonly<Record<string, PlainOption>>;
  readonly criteria: Readonly<Record<string, PlainCriterion>>;
  readonly rules: readonly PlainRule[];
}

export interface PlainFact {
  readonly type: 'enum' | 'boolean' | 'number' | 'set' | 'text';
  readonly ordered?: boolean;
  readonly values?: Readonly<Record<string, string>>;
  readonly alone?: readonly string[];
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly derive?: { readonly product: readonly (readonly string[])[]; readonly cuts: readonly number[] };
}

interface PlainOption {
  readonly title: string;
  readonly noun: string;
  readonly advice: string;
  readonly patterns: Readonly<Record<string, { readonly when?: Fields }>>;
}

interface PlainCriterion {
  readonly weight: number;
  readonly ratings: Readonly<Record<string, { readonly rating: number }>>;
  readonly estimated_by?: string;
}

export interface PlainRule {
  readonly id: string;
  readonly when: Fields;
  readonly effects: {
    readonly weight?: Readonly<Record<string, number>>;
    readonly rate?: Readonly<Record<string, Readonly<Record<string, number>>>>;
    readonly exclude?: readonly string[];
  };
}

export type PlainValue = string | number | boolean | readonly string[];

/** What is known: values by the ids of facts. */
export type Known = ReadonlyMap<string, PlainValue>;

export const PRIORITY: Readonly<Record<string, number>> = { ignore: 0, low: 0.5, normal: 1, high: 2 };

/** What a profile's tree states of the facts, and what follows from its numbers, which counts whatever is stated. */
export function knownIn({ facts }: PlainRulebook, profile: Json | undefined): Known {
  const stated = new Map<string, PlainValue>();
  for (const [id, fact] of Object.entries(facts)) {
    const [group = '', name = ''] = id.split('.');
    const value = fieldsOf(fieldsOf(profile)[group])[name] ?? null;
    if (value === null) continue;
    if (isList(value)) stated.set(id, membersOf(fact, value.map(String)));
    else if (typeof value !== 'object') stated.set(id, value);
  }
  const known = new Map(stated);
  for (const [id, fact] of Object.entries(facts)) {
    const derived = derivedValue(fact, stated);
    if (derived !== null) known.set(id, derived);
  }
  return known;
}

/** In the order of the rulebook; where there are none, the one that says so. */
function membersOf({ alone = [], values = {} }: PlainFact, stated: readonly string[]): readonly string[] {
  const others = Object.keys(values).filter((member) => stated.includes(member) && !alone.includes(member));
  return others.length === 0 ? alone : others;
}

function derivedValue({ derive, values = {} }: PlainFact, stated: Known): string | null {
  if (derive === undefined) return null;
  let product = 1;
  for (const term of derive.product) {
    let sum = 0;
    for (const id of term) sum += Number(stated.get(id) ?? Number.NaN);
    product *= sum;
  }
  const place = derive.cuts.filter((cut) => product >= cut).length;
  return Number.isNaN(product) ? null : (Object.keys(values)[place] ?? null);
}

/** Every value that a fact can have; of a set, with the members that are named and one of the others. */
export function valuesOf(fact: PlainFact, named: ReadonlySet<string>): readonly PlainValue[] {
  const values = Object.keys(fact.values ?? {});
  switch (fact.type) {
    case 'boolean':
      return [false, true];
    case 'enum':
      return values;
    case 'number':
      return numbersOf(fact);
    case 'text':
      return [...named, ...[...named].map((each) => `${each} and more`), 'what nobody names'];
    case 'set': {
      const others = values.filter((member) => !fact.alone?.includes(member));
      const unnamed = others.find((member) => !named.has(member));
      const apart = others.filter((member) => named.has(member) || member === unnamed);
      return Array.from({ length: 2 ** apart.length }, (_, bits) =>
        membersOf(
          fact,
          apart.filter((_member, at) => (bits & (1 << at)) !== 0),
        ),
      );
    }
  }
}

/** All numbers that can be set, of many some hundred, the ends among them. */
function numbersOf({ min = 0, max = 0, step = 1 }: PlainFact): readonly number[] {
  const steps = Math.floor((max - min) / step + 1e-9);
  const every = Math.ceil(steps / MOST_NUMBERS);
  const places = Array.from({ length: Math.floor(steps / every) + 1 }, (_, at) => at * every);
  return [...new Set([...places, steps])].map((place) => Number((min + place * step).toPrecision(12)));
}

const MOST_NUMBERS = 200;
