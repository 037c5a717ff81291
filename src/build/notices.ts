import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The licence texts of the packages that a bundle contains, as their licences demand. Modules by their paths. */
export function noticesOf(modules: Iterable<string>): string {
  const folders = new Set<string>();
  for (const module of modules) {
    const found = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(
      module.replaceAll('\0', ''),
    );
    if (found?.[1] !== undefined) folders.add(found[1]);
  }
  const parts = [...folders].filter((folder) => existsSync(join(folder, 'package.json'))).map(noticeOf);
  return `The files of advisor contain parts of these packages.\n\n${parts.sort().join('\n')}`;
}

function noticeOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  const text = file === undefined ? `Licence: ${license}` : readFileSync(join(folder, file), 'utf8').trim();
  return `== ${name} ${version} (${license})\n\n${text}\n`;
}
