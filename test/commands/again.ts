import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, readSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a run of the command printed, and its exit code. */
export interface Run {
  readonly stdout: string;
  readonly stderr: string;
  readonly status: number;
}

interface Request {
  readonly folder: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly input: string;
  /** The stream that is a disk without room. */
  readonly full: 'stdout' | 'stderr' | null;
}

const FULL = '/dev/full';

/** A process that runs the built command as often as it is asked to: again.cjs says what is new each time. */
export class Runner {
  private readonly folder = mkdtempSync(join(tmpdir(), 'advisor-again-'));
  private readonly stdin = join(this.folder, 'in');
  private readonly stdout = join(this.folder, 'out');
  private readonly stderr = join(this.folder, 'err');
  private readonly requests: number;
  private readonly answers: number;

  constructor() {
    const requests = join(this.folder, 'requests');
    const answers = join(this.folder, 'answers');
    spawnSync('mkfifo', [requests, answers]);
    const program = [join(import.meta.dirname, 'again.cjs'), requests, answers];
    spawn(process.execPath, program, { stdio: 'ignore' }).unref();
    // Each waits until the other side has opened it, too.
    this.requests = openSync(requests, 'w');
    this.answers = openSync(answers, 'r');
  }

  run({ input, full, ...request }: Request): Run {
    writeFileSync(this.stdin, input);
    const stdout = full === 'stdout' ? FULL : this.stdout;
    const stderr = full === 'stderr' ? FULL : this.stderr;
    const streams = [this.stdin, stdout, stderr];
    writeSync(this.requests, `${JSON.stringify({ ...request, streams })}\n`);
    const status = Number.parseInt(this.answer(), 10);
    const said = (file: string) => (file === FULL ? '' : readFileSync(file, 'utf8'));
    return { stdout: said(stdout), stderr: said(stderr), status };
  }

  private answer(): string {
    const bytes = Buffer.alloc(16);
    const length = readSync(this.answers, bytes);
    if (length === 0)
      throw new Error(`The process that runs the command has ended: ${readFileSync(this.stderr)}`);
    return bytes.toString('utf8', 0, length);
  }
}
