import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import fc from 'fast-check';
import { type How, writeFile } from '../../src/io/write-file.ts';

/**
 * Run as a program in a folder with little room: writes files of any sizes over files of any sizes, with any room left,
 * and ends with 1 where one is neither the old nor the new, or something is left beside it.
 * The arguments: the seed, the number of runs, the most bytes of a file, and the files, of which those that cannot be
 * replaced by another are there already.
 */
const [seed = 0, numRuns = 0, most = 0] = process.argv.slice(2).map(Number);
const names = process.argv.slice(5);
const known = new Set(readdirSync('.'));

interface Case {
  readonly name: string;
  readonly old: number | null;
  readonly next: number;
  readonly filled: number;
  readonly how: How;
  readonly inPieces: boolean;
}

const size = fc.integer({ min: 0, max: most });
const cases = fc.record({
  name: fc.constantFrom(...names),
  old: fc.option(size),
  next: size,
  filled: size,
  how: fc.constantFrom<How>('new', 'replace', 'append'),
  inPieces: fc.boolean(),
});

function textOf(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** Has a file hold so much, as far as there is room. */
function put(file: string, text: string): void {
  if (existsSync(file)) truncateSync(file);
  try {
    appendFileSync(file, text);
  } catch {
    // What there was room for is there.
  }
}

function write({ name, old, next, filled, how, inPieces }: Case): string {
  writeFileSync('filled', '');
  if (known.has(name)) truncateSync(name);
  else rmSync(name, { force: true });
  if (old !== null || known.has(name)) put(name, 'o'.repeat(old ?? 0));
  put('filled', 'f'.repeat(filled));
  const before = textOf(name);
  const text = `${'n'.repeat(next)}\n`;
  const pieces = function* () {
    for (let at = 0; at < text.length; at += 7000) yield text.slice(at, at + 7000);
  };
  const written = writeFile(name, inPieces ? pieces : text, how);
  const mayWrite = how !== 'new' || before === null || before === '';
  const after = how === 'append' ? (before ?? '') + text : text;
  const expected = written.kind === 'written' && mayWrite ? after : before;
  if (textOf(name) !== expected) throw new Error(`neither the old nor the new: ${written.kind}`);
  if ((written.kind === 'exists') === mayWrite) throw new Error(written.kind);
  const beside = readdirSync('.').filter(
    (each) => each !== 'filled' && !known.has(each) && !names.includes(each),
  );
  if (beside.length > 0) throw new Error(`left: ${beside}`);
  return written.kind;
}

const ends = new Map<string, number>();
fc.assert(
  fc.property(cases, (each) => {
    const end = write(each);
    ends.set(end, (ends.get(end) ?? 0) + 1);
  }),
  { seed, numRuns },
);
process.stdout.write([...ends.keys()].sort().join(' '));
