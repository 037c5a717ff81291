import { basename } from 'node:path';
import type { SourceFile } from '../yaml/tree.ts';
import { shippedNames, shippedText } from './shipped.ts';

/** The profiles that come with advisor, by their names. */
export function examples(): ReadonlyMap<string, SourceFile> {
  const files = shippedNames('examples').filter((file) => file.endsWith('.yaml'));
  return new Map(
    files.toSorted().map((name) => [basename(name, '.yaml'), { name, text: shippedText('examples', name) }]),
  );
}
