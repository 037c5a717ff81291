import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { caseNumber, type Failure, runCase, shrunk, untried } from './campaign.ts';
import { textOf } from './case.ts';
import type { Kind } from './kind.ts';
import { KINDS } from './kinds.ts';
import { root } from './shelf.ts';
import { Tally } from './tally.ts';

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '1' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    kind: { type: 'string' },
    case: { type: 'string' },
  },
});

const kinds = KINDS.filter(({ name }) => values.kind === undefined || name === values.kind);
const say = (line: string) => process.stdout.write(`${line}\n`);

/** One of its kind at a time: whichever has had the least time. */
function run(minutes: number, seed: number): readonly Failure[] {
  const states = kinds.map((kind) => ({ kind, tally: new Tally(), spent: 0, place: 0 }));
  const failures = new Map<string, Failure>();
  const end = Date.now() + minutes * 60_000;
  while (Date.now() < end) {
    const [state] = states.toSorted((a, b) => a.spent - b.spent);
    if (state === undefined) break;
    const start = Date.now();
    const failure = runCase(state.kind, caseNumber(seed, state.place++), state.tally);
    if (failure !== null) report(failure, failures);
    state.spent += Date.now() - start;
  }
  let isTried = true;
  for (const { kind, tally } of states) {
    summarise(kind, tally);
    isTried &&= untried(kind, tally).length === 0;
  }
  if (!isTried || failures.size > 0) process.exitCode = 1;
  return [...failures.values()];
}

/** Each invariant that a kind breaks once: most of what follows is the same fault. */
function report(failure: Failure, known: Map<string, Failure>): void {
  const key = `${failure.kind.name}: ${failure.invariant}`;
  if (known.has(key)) return;
  known.set(key, failure);
  const small = shrunk(failure);
  const folder = join(root, 'test-results/fuzz', `${failure.kind.name}-${failure.made}`);
  mkdirSync(folder, { recursive: true });
  for (const name of Object.keys(small.files)) writeFileSync(join(folder, name), textOf(small.files, name));
  writeFileSync(join(folder, 'failure.txt'), `${small.message}\n`);
  say(`\nFAILED ${key}\n${small.message.slice(0, 2000)}\nfiles: ${folder}`);
  say(`again: npm run fuzz -- --kind ${failure.kind.name} --case ${failure.made}\n`);
}

function summarise(kind: Kind, { counts }: Tally): void {
  say(`\n${kind.name}`);
  for (const [what, count] of [...counts].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    say(`${String(count).padStart(10)}  ${what}`);
  for (const invariant of untried(kind, { counts } as Tally)) say(`     NEVER  ${invariant}`);
}

if (values.case === undefined) {
  say(`seed ${values.seed}`);
  run(Number(values.minutes), Number(values.seed));
} else {
  for (const kind of kinds) {
    const failure = runCase(kind, Number(values.case), new Tally());
    if (failure === null) say(`${kind.name} ${values.case}: all holds`);
    else report(failure, new Map());
    if (failure !== null) process.exitCode = 1;
  }
}
