import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { referenceOf } from './reference.ts';

const root = join(import.meta.dirname, '../..');
const { rulebook } = JSON.parse(readFileSync(join(root, 'dist/open-vs-closed.json'), 'utf8'));

writeFileSync(join(root, 'rules/open-vs-closed.md'), referenceOf(rulebook));
