import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { compileGpus } from './compile-gpus.ts';
import { readThroughput } from './compile-throughput.ts';
import { groundLines } from './reference/figures.ts';
import { measure } from './reference/measure.ts';
import { referenceOf } from './reference/page.ts';
import { documentedDecisions } from './rules-files.ts';
import { errorsOnUnseenSeries, throughputPage } from './throughput-errors.ts';

const root = join(import.meta.dirname, '../..');
const { rulebook } = JSON.parse(readFileSync(join(root, 'dist/open-vs-closed.json'), 'utf8'));
const { gpus } = compileGpus(parse(readFileSync(join(root, 'rules/gpus.yaml'), 'utf8')));
const { measurements, fitted } = readThroughput(
  parse(readFileSync(join(root, 'rules/throughput.yaml'), 'utf8')),
);

const measured = measure(rulebook, documentedDecisions(rulebook));
writeFileSync(join(root, 'rules/open-vs-closed.md'), referenceOf(measured));
process.stdout.write(`Of all effect of ${rulebook.id}, by what it rests on:\n`);
for (const line of groundLines(measured.shares)) process.stdout.write(`  ${line}\n`);

const unseen = errorsOnUnseenSeries(measurements, gpus);
writeFileSync(join(root, 'rules/throughput.md'), throughputPage(measurements, gpus, fitted, unseen));
