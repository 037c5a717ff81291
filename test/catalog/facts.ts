import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { compileGpus } from '../../src/build/compile-gpus.ts';
import { compileThroughput, readThroughput } from '../../src/build/compile-throughput.ts';
import type { Gpu } from '../../src/catalog/gpu.ts';

export function readYaml(path: string): unknown {
  return parse(readFileSync(path, 'utf8'));
}

export const { gpus } = compileGpus(readYaml('rules/gpus.yaml'));
export const throughputFacts = compileThroughput(readYaml('rules/throughput.yaml'));
export const { measurements, fitted } = readThroughput(readYaml('rules/throughput.yaml'));

export function gpu(id: string): Gpu {
  const found = gpus.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no GPU ${id}`);
  return found;
}
