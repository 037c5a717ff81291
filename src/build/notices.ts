import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What may be bundled: licences that ask for no more than their notice. */
const ALLOWED: readonly unknown[] = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];

/** A list from which prices were taken: a package, which need not be installed. */
interface PriceList {
  readonly package: string;
  readonly version: string;
  readonly licence: string;
}

/**
 * The licence texts of the packages that a bundle contains, as their licences demand, and where its prices are from.
 * Modules by their paths. Throws for a licence that nobody has agreed to.
 */
export function noticesOf(modules: Iterable<string>, lists: readonly PriceList[]): string {
  const folders = new Set<string>();
  for (const module of modules) {
    const found = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(
      module.replaceAll('\0', ''),
    );
    if (found?.[1] !== undefined) folders.add(found[1]);
  }
  const parts = [...folders].filter((folder) => existsSync(join(folder, 'package.json'))).map(noticeOf);
  const sources = lists.map((list) => `- ${list.package} ${list.version} (${list.licence})`).join('\n');
  return [
    'The files of advisor contain parts of the packages below.\n',
    `The prices and limits of models in them were gathered from these lists:\n\n${sources}\n`,
    ...parts.sort(),
  ].join('\n');
}

function noticeOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (!ALLOWED.includes(license))
    throw new Error(
      `${name} ${version} would be bundled, and its licence "${license}" is none of ${ALLOWED.join(', ')}.`,
    );
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  const text = file === undefined ? `Licence: ${license}` : readFileSync(join(folder, file), 'utf8').trim();
  return `== ${name} ${version} (${license})\n\n${text}\n`;
}
