/** Files that are made to take long, and what is run with them in their folder. */
export interface Hostile {
  readonly name: string;
  readonly files: () => Readonly<Record<string, string>>;
  readonly lines: readonly string[];
}

/** Every format of check at once. */
export const ALL_FORMATS = ['text', 'github', 'sarif', 'json', 'junit', 'markdown', 'csv', 'code-quality']
  .map((format) => (format === 'text' ? '-f text' : `-f ${format}=${format}.out`))
  .join(' ')
  .concat(' --force');

/** All that reads a profile. The interview is started up to its first question. */
export const ofProfile = (profile: string, rest = ''): readonly string[] =>
  [
    `recommend ${profile}`,
    `recommend ${profile} -f json`,
    `recommend ${profile} --full -f html`,
    `recommend ${profile} --full -f markdown`,
    `explain ${profile} --full`,
    `explain ${profile} --full -f json`,
    `flip ${profile}`,
    `flip ${profile} -f html`,
    `compare plain.yaml ${profile}`,
    `compare ${profile} plain.yaml -f html`,
    `interview ${profile}`,
  ].map((line) => `${line}${rest}`);
