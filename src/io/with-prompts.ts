import { isTerminalThere, letGoOfTerminalAtExit } from './lost-terminal.ts';
import { type Prompts, TerminalPrompts } from './prompts.ts';
import type { Terminal } from './terminal.ts';

/** A conversation in prompts, which ends with an `Interrupted` once somebody leaves. */
export interface Conversation<T> {
  run(): Promise<T>;
  /** Saves before it returns what would be lost if the process ended now. */
  save(): void;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

const INTERRUPTED = 130;

/**
 * Holds the conversation that a process ends with. Ctrl-C, Ctrl-D or a signal interrupt it at any point. Where the
 * terminal itself is gone, all that is left to do is to save and to end, without a word: no prompt could even be taken
 * away.
 */
export async function withPrompts<T>(
  terminal: Terminal,
  begin: (prompts: Prompts) => Conversation<T>,
): Promise<T> {
  const leaving = new AbortController();
  const conversation = begin(new TerminalPrompts(terminal, { signal: leaving.signal }));
  const stopListening = listenForLeaving((isThere) => {
    conversation.save();
    if (isThere) return leaving.abort();
    letGoOfTerminalAtExit();
    process.exit(INTERRUPTED);
  });
  try {
    return await conversation.run();
  } finally {
    stopListening();
    letGoOfTerminalAtExit();
  }
}

/** Before any prompt listens: what readline does on the end of its input fails on a terminal that is gone. */
function listenForLeaving(leave: (isThere: boolean) => void): () => void {
  const { stdin, stdout } = process;
  const left = () => leave(isTerminalThere());
  const lost = () => leave(false);
  const pressed = (_: unknown, key: { readonly ctrl?: boolean; readonly name?: string } | undefined) => {
    if (key?.ctrl === true && key.name === 'd') left();
  };
  for (const signal of SIGNALS) process.on(signal, left);
  stdin.on('keypress', pressed).on('end', left).on('error', lost);
  stdout.on('error', lost);
  return () => {
    for (const signal of SIGNALS) process.off(signal, left);
    stdin.off('keypress', pressed).off('end', left).off('error', lost);
    stdout.off('error', lost);
  };
}
