import { closest } from '../../yaml/closest.ts';
import { namesOf } from '../names-of.ts';
import { CHECK_FORMATS, type CheckFormat } from './formats.ts';

/** A format and the file it goes to; "-" is standard output. */
export interface FormatTarget {
  readonly format: CheckFormat;
  readonly to: string;
}

const NAMES = namesOf(CHECK_FORMATS);

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
    const to = cut === -1 ? '-' : value.slice(cut + 1);
    const format = NAMES.find((known) => known === name);
    if (format === undefined) return wrong(noFormat(name));
    if (to === '') return wrong(`"${value}" names no file.`);
    targets.push({ format, to });
  }
  const toOutput = targets.filter((target) => target.to === '-').length;
  if (toOutput > 1)
    return wrong('only one format can go to standard output. Give the others a file, as in sarif=out.sarif.');
  return {
    ok: true,
    targets: toOutput === 1 ? targets : [...targets, { format: onGithub ? 'github' : 'text', to: '-' }],
  };
}

function noFormat(name: string): string {
  const meant = closest(name, NAMES);
  const hint = meant === null ? '' : ` Did you mean "${meant}"?`;
  return `there is no format "${name}".${hint} Allowed: ${NAMES.join(', ')}.`;
}

function wrong(explanation: string): Targets {
  return { ok: false, message: `--format: ${explanation}` };
}
