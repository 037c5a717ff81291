import { printableLines } from '../yaml/printable.ts';
import { type Content, partsOf } from './content.ts';
import { withoutCommands } from './workflow-commands.ts';

/** What may stand in a text beside what can be seen. */
export interface May {
  /** The marks by which a terminal shows what stands out. */
  readonly mark?: boolean;
  /** Lines that are commands to what runs a workflow. */
  readonly command?: boolean;
}

/** The marks that a `Terminal` has: bold, dim, red, green, yellow, and the ends of them. */
const MARK = /(\u001b\[(?:1|2|22|3[123]|39)m)/;

/** At the start of a file it says that the text is UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * The last thing that happens to what is written for people and programs. What prints a text makes it printable, with a
 * notation of its own; where that was forgotten, what is unseen or a command goes no further than here.
 */
export function guarded(content: Content, { command = false, mark = false }: May = {}): Content {
  const safe = (text: string) => {
    const seen = mark ? withMarks(text) : printableLines(text);
    return command ? seen : withoutCommands(seen);
  };
  return function* () {
    let isStart = true;
    for (const part of partsOf(content)) {
      const isMarked = isStart && part.startsWith(BYTE_ORDER_MARK);
      yield isMarked ? BYTE_ORDER_MARK + safe(part.slice(1)) : safe(part);
      isStart = false;
    }
  };
}

function withMarks(text: string): string {
  return text
    .split(MARK)
    .map((part) => (MARK.test(part) ? part : printableLines(part)))
    .join('');
}
