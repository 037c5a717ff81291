import { stringify } from 'yaml';

export type Json = null | boolean | number | string | readonly Json[] | Fields;
export interface Fields {
  readonly [key: string]: Json;
}

/** Files by name: trees, to be written as YAML or JSON, and texts that stay as they are. */
export type Case = Readonly<Record<string, Json>>;

/** What a file of a case says; a case that has none says nothing. */
export function textOf(files: Case, name: string): string {
  const content = files[name] ?? '';
  if (typeof content === 'string') return content;
  return name.endsWith('.json') ? JSON.stringify(content, null, 1) : stringify(content, YAML);
}

/** Nothing is folded or anchored, so that a line of a reproduction is a value. */
const YAML = { lineWidth: 0, aliasDuplicateObjects: false } as const;

/** A tree that is a map; else one without keys. */
export function fieldsOf(tree: Json | undefined): Fields {
  return isFields(tree) ? tree : {};
}

export function isFields(tree: Json | undefined): tree is Fields {
  return typeof tree === 'object' && tree !== null && !isList(tree);
}

export function isList(tree: Json | undefined): tree is readonly Json[] {
  return Array.isArray(tree);
}
