import type { EnumFact, Example, Fact } from './fact.ts';
import type { RawRulebook } from './schema.ts';

type RawFact = RawRulebook['facts'][string];

/** A fact as the engine reads it, from its form in the file. */
export function linkFact(id: string, raw: RawFact): Fact {
  const base = {
    id,
    ...(raw.title !== undefined && { title: raw.title }),
    question: raw.question,
    help: raw.help,
    ask: raw.ask,
    changeable: raw.changeable,
    ...('shares' in raw && raw.shares && { shares: raw.shares }),
    ...(raw.opening !== undefined && { opening: raw.opening }),
  };
  switch (raw.type) {
    case 'enum':
      return {
        ...base,
        type: 'enum',
        ordered: raw.ordered,
        values: choices(raw.values),
        derivation: derivation(raw),
        ...(raw.examples && { examples: raw.examples.map(exampleOf) }),
      };
    case 'boolean':
      return { ...base, type: 'boolean', yes: raw.labels.true, no: raw.labels.false };
    case 'number':
      return { ...base, type: 'number', unit: raw.unit, min: raw.min, max: raw.max, step: raw.step };
    case 'set':
      return { ...base, type: 'set', members: choices(raw.values), alone: raw.alone?.[0] ?? null };
  }
}

function derivation(raw: RawFact & { type: 'enum' }): EnumFact['derivation'] {
  return raw.derive === undefined ? null : { product: raw.derive.product, cuts: raw.derive.cuts };
}

function exampleOf({ label, numbers }: { label: string; numbers: Record<string, number> }): Example {
  return { label, numbers: Object.entries(numbers) };
}

function choices(labels: Readonly<Record<string, string>>): { id: string; label: string }[] {
  return Object.entries(labels).map(([id, label]) => ({ id, label }));
}
