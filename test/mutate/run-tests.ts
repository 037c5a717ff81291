/** Runs tests in a copy of the project, one file after another, until one fails. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { type File, startTests, type Test, type VitestRunner } from '@vitest/runner';
import { getTests } from '@vitest/runner/utils';
import fc from 'fast-check';
import './switch.cjs';
import '../seed.ts';
import { type Answer, PLACES, type Reached, type Request, type TestRun } from './protocol.ts';

declare global {
  /** Defined by switch.cjs: the numbers of what has been reached. */
  var __takeReached: () => number[];
}

const root = join(import.meta.dirname, '../..');
const request: Request = JSON.parse(readFileSync(join(root, PLACES.request), 'utf8'));
// The smallest case that fails takes long to find, and nobody looks at it.
fc.configureGlobal({ ...fc.readConfigureGlobal(), endOnFailure: true });

const running = new Int32Array(new SharedArrayBuffer(4));
new Worker(join(import.meta.dirname, 'watch.js'), { workerData: { request, running, root } }).unref();

function answer(said: Answer): never {
  writeFileSync(join(root, PLACES.answer), JSON.stringify(said));
  process.exit(0);
}

/** What has been reached since it was asked for last. */
function takeReached(): number[] {
  if (!request.notes) return [];
  const file = join(root, PLACES.reached);
  const numbers = readFileSync(file, 'utf8').split('\n').filter(Boolean).map(Number);
  writeFileSync(file, '');
  return [...new Set([...numbers, ...globalThis.__takeReached()])];
}

class Runner implements VitestRunner {
  readonly byFile: number[] = [];
  readonly byTests: number[][] = [];
  readonly config: VitestRunner['config'] = {
    root,
    setupFiles: [],
    name: undefined,
    passWithNoTests: false,
    testNamePattern: undefined,
    allowOnly: false,
    sequence: { seed: 0, hooks: 'stack', setupFiles: 'list' },
    chaiConfig: undefined,
    maxConcurrency: 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    retry: 0,
    includeTaskLocation: false,
    tags: [],
    tagsFilter: undefined,
    strictTags: false,
  };
  private readonly run: TestRun;
  private tests: readonly Test[] = [];

  constructor(run: TestRun) {
    this.run = run;
  }

  importFile(path: string) {
    return import(path);
  }

  onCollected(files: File[]) {
    this.tests = getTests(files);
    const { tests } = this.run;
    if (tests === null) return;
    for (const [index, test] of this.tests.entries()) if (!tests.includes(index)) test.mode = 'skip';
  }

  onBeforeRunTask() {
    this.byFile.push(...takeReached());
  }

  onAfterRunTask(test: Test) {
    if (test.result?.state === 'fail') answer({ kind: 'failed', file: this.run.file, test: test.name });
    this.byTests[this.tests.indexOf(test)] = takeReached();
  }

  async finish(): Promise<void> {
    const [file] = await startTests([join(root, this.run.file.replace(/[.]ts$/, '.js'))], this);
    if (file?.result?.state === 'fail') answer({ kind: 'failed', file: this.run.file, test: 'as a whole' });
    this.byFile.push(...takeReached());
  }
}

let reached: Reached | null = null;
for (const [index, run] of request.runs.entries()) {
  Atomics.store(running, 0, index);
  const runner = new Runner(run);
  await runner.finish();
  const { byFile, byTests } = runner;
  const { user, system } = process.cpuUsage();
  reached = { cpuSeconds: (user + system) / 1e6, seconds: process.uptime(), byFile, byTests };
}
answer({ kind: 'passed', reached: request.notes ? reached : null });
