import { fstatSync } from 'node:fs';
import type { Content } from './content.ts';
import { guarded } from './guard.ts';
import { refusal, systemCode } from './system-error.ts';
import { writeParts } from './write-all.ts';

type Mark = (text: string) => string;

/** How to lay out text: the columns there are, and marks that are empty where there are no colours. */
export interface Terminal {
  readonly width: number;
  readonly style: {
    readonly bold: Mark;
    readonly dim: Mark;
    readonly green: Mark;
    readonly yellow: Mark;
    readonly red: Mark;
  };
}

const plain: Mark = (text) => text;
const NO_STYLE: Terminal['style'] = { bold: plain, dim: plain, green: plain, yellow: plain, red: plain };

const PIPED_WIDTH = 80;

/**
 * How to lay out text for standard output: as wide as the terminal, else 80 columns. Colour only on a terminal,
 * unless --no-color or NO_COLOR forbids it or FORCE_COLOR demands it.
 */
export async function outputTerminal(allowColor: boolean): Promise<Terminal> {
  const { stdout, env } = process;
  const isTerminal = stdout.isTTY === true;
  const columns = isTerminal ? stdout.columns : Number(env.COLUMNS);
  const width = columns > 0 ? columns : PIPED_WIDTH;
  if (!allowColor || !wantsColor(isTerminal)) return { width, style: NO_STYLE };
  const { Chalk } = await import('chalk');
  return { width, style: new Chalk({ level: 1 }) };
}

function wantsColor(isTerminal: boolean): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return isTerminal && TERM !== 'dumb';
}

/** True where questions can be asked and answered. */
export function canAsk(): boolean {
  return process.stdin.isTTY === true && process.stdout.isTTY === true;
}

/** True where standard input is a pipe or a file: somebody may have meant it to be read. */
export function hasPipedInput(): boolean {
  try {
    const stats = fstatSync(0);
    return stats.isFIFO() || stats.isFile() || stats.isSocket();
  } catch (error) {
    systemCode(error);
    return false;
  }
}

/**
 * Writes all of a text to standard output or error before it returns. A reader or terminal that went away is no error.
 * False where it cannot be written; for standard output that is said on standard error.
 * @param mayCommand whether a line of it may be a command to what runs a workflow.
 */
export function write(stream: 'stdout' | 'stderr', text: Content, mayCommand = false): boolean {
  const descriptor = stream === 'stdout' ? 1 : 2;
  try {
    const mark = stream === 'stdout' && wantsColor(process.stdout.isTTY === true);
    writeParts(descriptor, guarded(text, { mark, command: mayCommand }));
    return true;
  } catch (error) {
    const code = systemCode(error);
    if (code === 'EPIPE' || (code === 'EIO' && fstatSync(descriptor).isCharacterDevice())) return true;
    if (stream === 'stdout') write('stderr', `Standard output ${refusal('written', code)}\n`);
    return false;
  }
}
