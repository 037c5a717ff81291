import { basename, dirname, join } from 'node:path';
import { readText } from '../io/read-text.ts';
import { systemCode } from '../io/system-error.ts';
import { targetOf } from '../io/target.ts';
import { jsonText } from '../layout/json-text.ts';
import { profileJsonSchema, profileSchemaName } from '../profile/json-schema.ts';
import type { ProfileForm } from '../profile/read-profile.ts';
import { printable } from '../yaml/printable.ts';
import type { Made } from './outcome.ts';

/** The schema of the files of a kind in a folder. A path relative to them holds in every clone and on every machine. */
export interface EditorSchema {
  readonly file: string;
  /** What it is for, in a message. */
  readonly of: string;
  /** How its title begins, whatever the version of the rulebook. */
  readonly name: string;
  readonly schema: () => unknown;
}

/** A new profile, and the schema of its folder where there is none yet. */
export function forEditors(profile: Made, form: ProfileForm): readonly [Made, ...Made[]] {
  return withSchema(profile, {
    file: 'advisor.schema.json',
    of: 'the profile',
    name: profileSchemaName(form.rulebook),
    schema: () => profileJsonSchema(form),
  });
}

/**
 * What is to be written for a new file: it, with a first line that names its schema to editors (those with the YAML
 * language server, such as VS Code with the extension "YAML"), and that schema, unless it is there already. Without the
 * line where that would name a file of another kind, or none, and where the file names one itself.
 */
export function withSchema(made: Made, { file, of, name, schema }: EditorSchema): readonly [Made, ...Made[]] {
  if (!isFile(made.to) || made.text.includes('yaml-language-server:')) return [made];
  const beside = join(dirname(made.to), file);
  if (basename(made.to) === file) return [made];
  const known = readText(beside);
  const withLine = { ...made, text: `# yaml-language-server: $schema=${file}\n${made.text}` };
  // A schema of another version of the same rulebook still helps, and may be there on purpose.
  if (known.ok) return known.file.text.includes(`"title": "${name} `) ? [withLine] : [made];
  if (known.fault.kind !== 'missing') return [made];
  const said = `Wrote ${printable(beside)}, with which editors check and complete ${of} (VS Code: extension "YAML").`;
  return [withLine, { text: jsonText(schema()), to: beside, said }];
}

/** False for standard output, a pipe or a device, and for what cannot be written. */
function isFile(path: string): boolean {
  if (path === '-') return false;
  try {
    return ['new', 'file'].includes(targetOf(path).kind);
  } catch (error) {
    systemCode(error);
    return false;
  }
}
