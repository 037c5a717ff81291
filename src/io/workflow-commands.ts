import { type Content, partsOf } from './content.ts';

/**
 * On GitHub Actions a line that begins with `::`, after blanks, or has `##[` anywhere is a command to the runner. What
 * is printed often quotes files that others wrote: there both are broken by a blank.
 */
export function harmless(content: Content): Content {
  if (process.env.GITHUB_ACTIONS !== 'true') return content;
  return function* () {
    for (const part of partsOf(content)) yield withoutCommands(part);
  };
}

/** A text in which GitHub Actions finds no command. */
export function withoutCommands(text: string): string {
  return text.replace(/^([^\S\n]*):(?=:)/gm, '$1: ').replaceAll('##[', '## [');
}
