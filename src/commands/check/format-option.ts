/** The formats of a check. */
export const CHECK_FORMATS = ['text', 'json', 'sarif', 'junit', 'github', 'markdown', 'csv'] as const;
export type CheckFormat = (typeof CHECK_FORMATS)[number];

/** A format and the file it goes to; null: standard output. */
export interface FormatTarget {
  readonly format: CheckFormat;
  readonly file: string | null;
}

export type Targets =
  | { readonly ok: true; readonly targets: readonly FormatTarget[] }
  | { readonly ok: false; readonly message: string };

/**
 * Reads the values of --format, each `format` or `format=file`. Where none of them goes to standard output, the
 * default does: github on GitHub Actions, else text.
 */
export function readFormats(values: readonly string[], onGithub: boolean): Targets {
  const targets: FormatTarget[] = [];
  for (const value of values) {
    const cut = value.indexOf('=');
    const name = cut === -1 ? value : value.slice(0, cut);
    const file = cut === -1 ? '-' : value.slice(cut + 1);
    const format = CHECK_FORMATS.find((known) => known === name);
    if (format === undefined)
      return wrong(`there is no format "${name}". Allowed: ${CHECK_FORMATS.join(', ')}.`);
    if (file === '') return wrong(`"${value}" names no file.`);
    targets.push({ format, file: file === '-' ? null : file });
  }
  const toOutput = targets.filter((target) => target.file === null).length;
  if (toOutput > 1)
    return wrong('only one format can go to standard output. Give the others a file, as in sarif=out.sarif.');
  return {
    ok: true,
    targets: toOutput === 1 ? targets : [...targets, { format: onGithub ? 'github' : 'text', file: null }],
  };
}

function wrong(explanation: string): Targets {
  return { ok: false, message: `--format: ${explanation}` };
}
