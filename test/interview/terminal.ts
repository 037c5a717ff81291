import { spawnSync } from 'node:child_process';
import { setTimeout as wait } from 'node:timers/promises';

/** A real terminal, driven by tmux on a server of its own. */
export class RealTerminal {
  private readonly socket = `advisor-test-${process.pid}-${Math.random().toString(36).slice(2)}`;

  constructor(folder: string, columns: number, rows: number) {
    const size = ['-x', String(columns), '-y', String(rows)];
    this.tmux('-f', '/dev/null', 'new-session', '-d', ...size, '-c', folder, 'env PS1="ready> " sh');
  }

  /** Presses keys, by their names in tmux or as text. */
  press(...keys: readonly string[]): void {
    this.tmux('send-keys', ...keys);
  }

  /** Types a command and runs it. */
  run(command: string): void {
    this.press('-l', command);
    this.press('Enter');
  }

  /** What is on the screen and above it. */
  screen(): string {
    return this.tmux('capture-pane', '-p', '-S', '-500').trimEnd();
  }

  /** Waits until the screen shows something, and returns what it shows. */
  async until(expected: RegExp, seconds = 30): Promise<string> {
    for (const end = Date.now() + seconds * 1000; Date.now() < end; await wait(40)) {
      const screen = this.screen();
      if (expected.test(screen)) return screen;
    }
    throw new Error(`${expected} did not appear within ${seconds} seconds:\n${this.screen()}`);
  }

  /** Takes the terminal away from those who run on it: its window is closed, or what showed it is killed. */
  lose(how: 'closed' | 'killed'): void {
    if (how === 'closed') this.tmux('kill-session');
    else process.kill(Number.parseInt(this.tmux('display-message', '-p', '#{pid}'), 10), 'SIGKILL');
  }

  close(): void {
    this.tmux('kill-server');
  }

  private tmux(...args: readonly string[]): string {
    const done = spawnSync('tmux', ['-L', this.socket, ...args], { encoding: 'utf8' });
    if (done.error !== undefined) throw done.error;
    return done.stdout;
  }
}
