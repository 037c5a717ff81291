import { laboratory, results } from './results.ts';
import { table } from './table.ts';

process.stdout.write(table(laboratory, results()));
