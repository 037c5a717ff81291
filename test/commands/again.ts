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
  private readonly streams = ['in', 'out', 'err'].map((name) => join(this.folder, name));
  private readonly requests: number;
  private readonly answers: number;

  constructor() {
    const pipes = ['requests', 'answers'].map((name) => join(this.folder, name));
    spawnSync('mkfifo', pipes);
    spawn(process.execPath, [join(import.meta.dirname, 'again.cjs'), ...pipes], { stdio: 'ignore' }).unref();
    // Each waits until the other side has opened it, too.
    [this.requests = 0, this.answers = 0] = [openSync(pipes[0], 'w'), openSync(pipes[1], 'r')];
  }

  run({ input, full, ...request }: Request): Run {
    const [stdin, stdout, stderr] = this.streams;
    writeFileSync(stdin, input);
    const streams = [stdin, full === 'stdout' ? FULL : stdout, full === 'stderr' ? FULL : stderr];
    writeSync(this.requests, `${JSON.stringify({ ...request, streams })}\n`);
    const status = Number.parseInt(this.answer(), 10);
    const [said, complained] = streams
      .slice(1)
      .map((file) => (file === FULL ? '' : readFileSync(file, 'utf8')));
    return { stdout: said, stderr: complained, status };
  }

  private answer(): string {
    const bytes = Buffer.alloc(16);
    const length = readSync(this.answers, bytes);
    if (length === 0)
      throw new Error(`The process that runs the command has ended: ${readFileSync(this.streams[2])}`);
    return bytes.toString('utf8', 0, length);
  }
}
