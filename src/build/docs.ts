import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { compileGpus } from './compile-gpus.ts';
import { readThroughput } from './compile-throughput.ts';
import { referenceOf } from './reference.ts';
import { errorsOnUnseenSeries, throughputPage } from './throughput-errors.ts';

const root = join(import.meta.dirname, '../..');
const { rulebook } = JSON.parse(readFileSync(join(root, 'dist/open-vs-closed.json'), 'utf8'));
const { gpus } = compileGpus(parse(readFileSync(join(root, 'rules/gpus.yaml'), 'utf8')));
const { measurements, fitted } = readThroughput(
  parse(readFileSync(join(root, 'rules/throughput.yaml'), 'utf8')),
);

writeFileSync(join(root, 'rules/open-vs-closed.md'), referenceOf(rulebook));
const unseen = errorsOnUnseenSeries(measurements, gpus);
writeFileSync(join(root, 'rules/throughput.md'), throughputPage(measurements, gpus, fitted, unseen));
