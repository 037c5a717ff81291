import { closeSync, openSync } from 'node:fs';
import { devNull } from 'node:os';
import { isatty } from 'node:tty';

/** False once the window was closed or the connection was lost: what is left of a terminal then is none any more. */
export function isTerminalThere(): boolean {
  return isatty(0) && isatty(1);
}

/**
 * Has the process end well although its terminal may be gone, or go at any moment. At the end Node restores the mode of
 * each terminal that it started with, and aborts where that fails; it passes over those in whose place something else
 * stands. Nothing can be printed after that. On Windows it insists on nothing.
 */
export function letGoOfTerminalAtExit(): void {
  if (process.platform === 'win32') return;
  process.once('exit', () => {
    for (const descriptor of [0, 1, 2]) {
      closeSync(descriptor);
      openSync(devNull, 'r+');
    }
  });
}
