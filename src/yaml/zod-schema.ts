import { z } from 'zod';
import { foundIn } from './read.ts';
import { child, type Path, type Tree, treeAt } from './tree.ts';

/** Follows a path into a schema, choosing the branch of a discriminated union that the text chose. */
export function schemaAt(schema: z.core.$ZodType, tree: Tree, path: Path): z.core.$ZodType | undefined {
  let form: z.core.$ZodType | undefined = unwrap(schema, tree);
  path.forEach((part, depth) => {
    const place = treeAt(tree, path.slice(0, depth + 1));
    form = place === undefined ? undefined : unwrap(memberOf(form, part), place);
  });
  return form;
}

/** The schema of what stands under a key or at a place of a list. */
export function memberOf(
  schema: z.core.$ZodType | undefined,
  part: PropertyKey,
): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodRecord) return schema.valueType;
  if (schema instanceof z.ZodArray) return schema.element;
  if (!(schema instanceof z.ZodObject)) return undefined;
  return Object.hasOwn(schema.shape, part) ? schema.shape[String(part)] : undefined;
}

/** The schema that counts for a tree: what is optional without that, and of a union the branch that the tree chose. */
export function unwrap(schema: z.core.$ZodType | undefined, tree: Tree): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodOptional) return unwrap(schema.unwrap(), tree);
  if (!(schema instanceof z.ZodDiscriminatedUnion)) return schema;
  const chosen = child(tree, schema.def.discriminator);
  const found = chosen === undefined ? undefined : foundIn(chosen);
  const value = found?.kind === 'text' ? found.text : undefined;
  const branch = schema.options.find(
    (option) => option instanceof z.ZodObject && isLiteral(option.shape[schema.def.discriminator], value),
  );
  return branch ?? schema;
}

function isLiteral(schema: unknown, value: unknown): boolean {
  return schema instanceof z.ZodLiteral && [...schema.values].some((literal) => literal === value);
}

/** The keys that a schema knows; none where it is not one of an object. */
export function keysOf(schema: z.core.$ZodType | undefined): readonly string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}
