import type { Fields, Json } from './case.ts';
import { isFields, isList } from './case.ts';
import type { Known, PlainFact, PlainValue } from './plain-rulebook.ts';

/** Whether a condition holds where every fact that it names is known. */
export function holds(condition: Fields, facts: Readonly<Record<string, PlainFact>>, known: Known): boolean {
  return Object.entries(condition).every(([key, asked]) => {
    if (key === 'not') return !(isFields(asked) && holds(asked, facts, known));
    if (key === 'all') return partsOf(asked).every((part) => holds(part, facts, known));
    if (key === 'any') return partsOf(asked).some((part) => holds(part, facts, known));
    const fact = facts[key];
    const value = known.get(key);
    if (fact === undefined || value === undefined) throw new Error(`${key} is not known`);
    return isFields(asked)
      ? Object.entries(asked).every(([operator, operand]) => passes(fact, value, operator, operand))
      : listOf(asked).some((each) => alike(fact, each, value));
  });
}

/** The conditions of `any` and `all`: of a map, each of its entries. */
export function partsOf(combined: Json): readonly Fields[] {
  if (isList(combined)) return combined.filter(isFields);
  return isFields(combined) ? Object.entries(combined).map(([key, value]) => ({ [key]: value })) : [];
}

export function listOf(operand: Json): readonly Json[] {
  return isList(operand) ? operand : [operand];
}

function passes(fact: PlainFact, value: PlainValue, operator: string, operand: Json): boolean {
  if (operator === 'includes')
    return isList(value) && listOf(operand).some((member) => value.includes(String(member)));
  if (operator === 'starts_with') return listOf(operand).some((each) => read(value).startsWith(read(each)));
  const rank = (each: Json) =>
    fact.type === 'enum' ? Object.keys(fact.values ?? {}).indexOf(String(each)) : Number(each);
  const [is, bound] = [rank(isList(value) ? null : value), rank(operand)];
  if (operator === 'at_least') return is >= bound;
  if (operator === 'at_most') return is <= bound;
  if (operator === 'above') return is > bound;
  return is < bound;
}

/** Free texts are compared as a reader does it; here only case and blanks at the ends. */
function alike(fact: PlainFact, asked: Json, value: PlainValue): boolean {
  return fact.type === 'text' ? read(asked) === read(value) : asked === value;
}

function read(text: Json | PlainValue): string {
  return String(text).trim().toLowerCase();
}

/** What a condition asks of each fact that it names. */
export function testsIn(
  condition: Fields,
  found = new Map<string, Json[]>(),
): ReadonlyMap<string, readonly Json[]> {
  for (const [key, asked] of Object.entries(condition)) {
    if (key === 'any' || key === 'all') for (const part of partsOf(asked)) testsIn(part, found);
    else if (key === 'not') testsIn(isFields(asked) ? asked : {}, found);
    else found.set(key, [...(found.get(key) ?? []), asked]);
  }
  return found;
}
