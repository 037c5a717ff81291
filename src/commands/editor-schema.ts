import { basename, dirname, join } from 'node:path';
import { readText } from '../io/read-text.ts';
import { systemCode } from '../io/system-error.ts';
import { targetOf } from '../io/target.ts';
import { jsonText } from '../layout/json-text.ts';
import { profileJsonSchema, profileSchemaName } from '../profile/json-schema.ts';
import type { ProfileForm } from '../profile/read-profile.ts';
import { printable } from '../yaml/printable.ts';
import type { Made } from './outcome.ts';

/** The schema of the profiles in a folder. A path relative to them holds in every clone and on every machine. */
const SCHEMA_FILE = 'advisor.schema.json';

/** What editors with the YAML language server (VS Code: the extension "YAML") take for the schema of a file. */
const SCHEMA_LINE = `# yaml-language-server: $schema=${SCHEMA_FILE}\n`;

/**
 * What is to be written for a new profile: it, with a first line that names its schema to editors, and that schema,
 * unless it is there already. Without the line where that would name a file of another kind, or none, and where the
 * profile names one itself.
 */
export function forEditors(profile: Made, form: ProfileForm): readonly [Made, ...Made[]] {
  if (!isFile(profile.to) || profile.text.includes('yaml-language-server:')) return [profile];
  const beside = join(dirname(profile.to), SCHEMA_FILE);
  if (basename(profile.to) === SCHEMA_FILE) return [profile];
  const known = readText(beside);
  const withLine = { ...profile, text: SCHEMA_LINE + profile.text };
  if (known.ok) return isSchemaFor(known.file.text, form) ? [withLine] : [profile];
  if (known.fault.kind !== 'missing') return [profile];
  const said = `Wrote ${printable(beside)}, with which editors check and complete the profile (VS Code: extension "YAML").`;
  return [withLine, { text: jsonText(profileJsonSchema(form)), to: beside, said }];
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

/** A schema of another version of the same rulebook still helps, and may be there on purpose. */
function isSchemaFor(text: string, { rulebook }: ProfileForm): boolean {
  return text.includes(`"title": "${profileSchemaName(rulebook)} `);
}
