/**
 * A text in which no runner of workflows finds a command: GitHub Actions obeys a line that begins with `::`, after blanks,
 * and it and others obey `##` with a bracket anywhere (`##[error]`, Azure's `##vso[task]`, TeamCity's `##teamcity[…]`).
 * Both are broken by a blank. What GitLab and Travis obey holds control characters.
 */
export function withoutCommands(text: string): string {
  return text.replace(/^([^\S\n]*):(?=:)/gm, '$1: ').replace(/##(?=[a-z]*\[)/gi, '## ');
}
