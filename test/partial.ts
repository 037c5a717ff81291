import { isDeepStrictEqual } from 'node:util';

type JsonObject = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * What a value shows of the parts that a partial one names: of an object the keys named, of a list the items named, in
 * order, others between them or not. It equals the partial value where that matches, and else shows where it does not.
 * An empty object or list stands for an empty one.
 */
export function project(part: unknown, whole: unknown): unknown {
  if (Array.isArray(part) && Array.isArray(whole) && part.length > 0)
    return isInOrder(part, whole)
      ? part
      : whole.slice(0, part.length).map((item, at) => project(part[at], item));
  if (!isObject(part) || !isObject(whole) || Object.keys(part).length === 0) return whole;
  const shared = Object.keys(part).filter((key) => Object.hasOwn(whole, key));
  return Object.fromEntries(shared.map((key) => [key, project(part[key], whole[key])]));
}

function isInOrder(parts: readonly unknown[], whole: readonly unknown[]): boolean {
  let from = 0;
  return parts.every((part) => {
    const at = whole.findIndex(
      (item, index) => index >= from && isDeepStrictEqual(project(part, item), part),
    );
    from = at + 1;
    return at !== -1;
  });
}
