import { safeJson } from '../yaml/safe-json.ts';

/** JSON for people and programs: what a terminal or a runner of workflows would obey, or not show, is escaped. */
export function jsonText(value: unknown): string {
  return `${escaped(value)}\n`;
}

function escaped(value: unknown): string {
  return safeJson(JSON.stringify(value, null, 2) ?? 'null');
}

/** A list whose items are made when they are written: all of them at once may be too many. */
export class Items {
  readonly made: () => Iterable<unknown>;

  constructor(made: () => Iterable<unknown>) {
    this.made = made;
  }
}

/** What jsonText makes of an object, piece by piece; lists in it may be Items. */
export function* jsonPieces(value: object): Iterable<string> {
  yield* written(value, '');
  yield '\n';
}

function* written(value: unknown, indent: string): Iterable<string> {
  if (value instanceof Items) yield* list(value.made(), indent);
  else if (!holdsItems(value)) yield escaped(value).replaceAll('\n', `\n${indent}`);
  else if (Array.isArray(value)) yield* list(value, indent);
  else yield* object(value, indent);
}

function* list(items: Iterable<unknown>, indent: string): Iterable<string> {
  let before = '[';
  for (const item of items) {
    yield `${before}\n${indent}  `;
    yield* written(item, `${indent}  `);
    before = ',';
  }
  yield before === '[' ? '[]' : `\n${indent}]`;
}

function* object(value: object, indent: string): Iterable<string> {
  let before = '{';
  for (const [key, each] of Object.entries(value)) {
    if (each === undefined) continue;
    yield `${before}\n${indent}  ${escaped(key)}: `;
    yield* written(each, `${indent}  `);
    before = ',';
  }
  yield `\n${indent}}`;
}

function holdsItems(value: unknown): value is object {
  if (value instanceof Items) return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsItems);
}
