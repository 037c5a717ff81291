import { results } from './results.ts';
import { table } from './table.ts';

process.stdout.write(table(results()));
