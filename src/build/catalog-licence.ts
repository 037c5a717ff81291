import parse, { type SpdxNode } from 'spdx-expression-parse';
import spdxIds from 'spdx-license-ids/index.json' with { type: 'json' };
import type { LicenceTree } from '../catalog/licence.ts';

/** A licence expression as a tree, or what is wrong with it. "Or later" (+) is dropped: the named version holds. */
export function parseLicence(
  expression: string,
): { readonly ok: true; readonly tree: LicenceTree } | { readonly ok: false; readonly message: string } {
  try {
    return { ok: true, tree: treeOf(parse(expression)) };
  } catch (error) {
    return { ok: false, message: error instanceof Error ? error.message : String(error) };
  }
}

/** Is this an id that SPDX lists and has not withdrawn, or one of our own for a licence that SPDX does not list? */
export function isLicenceId(id: string): boolean {
  return id.startsWith('LicenseRef-') || spdxIds.includes(id);
}

function treeOf(node: SpdxNode): LicenceTree {
  if ('conjunction' in node) {
    return { kind: node.conjunction, left: treeOf(node.left), right: treeOf(node.right) };
  }
  return { kind: 'licence', id: node.license, exception: node.exception ?? null };
}
