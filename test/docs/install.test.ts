import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { describe, expect, test } from 'vitest';
import { at } from '../../src/rulebook/at.ts';

/**
 * The names of our package and of our command are not ours on the public registry: whoever holds them there would run
 * code of theirs where a snippet of ours is followed.
 */
const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

const PACKAGE_MANAGER = /^(npm|npx|pnpm|pnpx|yarn|bun|bunx|deno|additional_dependencies:)$/;
const PACKAGE = /^(npm:)?model-advisor(@.*)?$/;
const COMMAND = /^(npm:)?advisor(@.*)?$/;

/** A program imports what is installed; nothing is looked up. */
const IMPORTED = /\bfrom 'model-advisor'/g;

/** The commands and lists of a text in which one of the names would be looked up in the registry. */
function lookedUp(text: string): readonly string[] {
  const joined = text
    .replace(IMPORTED, '')
    .replace(/\\\n/g, ' ')
    .replace(/\n\s*-\s+(?=[^\s:]+$)/gm, ' ');
  return joined.split(/&&|\|\||[;|\n]/).filter((command) => {
    const words = command.split(/[\s'"`[\],(){}=]+/);
    const manager = words.findIndex((word) => PACKAGE_MANAGER.test(word));
    return (
      words.some((word) => PACKAGE.test(word.replace(/:$/, ''))) ||
      (manager >= 0 && words.slice(manager + 1).some((word) => COMMAND.test(word)))
    );
  });
}

const snippets = [...read('README.md').matchAll(/^( *)```.*\n([\s\S]*?)^\1```$/gm)].map((match) =>
  at(match, 2),
);

describe('what installs advisor', () => {
  test.each([
    'npm install --global model-advisor',
    'npm i -g model-advisor@0.1.0',
    'npm ci && npx advisor recommend advisor.yaml',
    'npx --yes --package=model-advisor advisor check',
    'npm exec -- advisor check',
    'pnpm dlx advisor@latest init',
    "import { advise } from 'npm:model-advisor';",
    'npm install \\\n  --global advisor',
    '        additional_dependencies: [model-advisor]',
    "        additional_dependencies: ['advisor@1']",
    '        additional_dependencies:\n          - yaml\n          - advisor\n',
    '{ "devDependencies": { "model-advisor": "^0.1.0" } }',
  ])('would be noticed where it came from the registry: %s', (text) => {
    expect(lookedUp(text)).toHaveLength(1);
  });

  test.each([
    'npm ci && npm install -g .',
    'npm install -g ./model-advisor-0.1.0.tgz',
    'npm ci && node bin/advisor.js recommend advisor.yaml',
    'npm ci\nadvisor recommend advisor.yaml',
    "import { advise } from 'model-advisor';",
    "additional_dependencies: ['https://files.example.com/model-advisor-0.1.0.tgz']\nentry: advisor check",
  ])('may be this: %s', (text) => {
    expect(lookedUp(text)).toEqual([]);
  });

  test('never comes from the registry in a snippet of the README', () => {
    expect(snippets.length).toBeGreaterThan(8);
    for (const snippet of snippets) expect(lookedUp(snippet)).toEqual([]);
  });

  test('never comes from the registry in a help text, an output or another page', () => {
    const places = ['action.yml', 'ci/*', '.pre-commit-hooks.yaml'];
    const pages = ['CHANGELOG.md', 'rules/*.md', 'src/**/*.ts', 'fixtures/**/*.stdout'];
    const files = globSync([...places, ...pages], { cwd: root, dot: true });
    expect(files.length).toBeGreaterThan(100);
    for (const file of files) expect({ file, found: lookedUp(read(file)) }).toEqual({ file, found: [] });
  });

  test('is in the README and the templates of this version', () => {
    const { version } = JSON.parse(read('package.json'));
    const named = /model-advisor-([^\s'"]+)\.tgz|acme\/advisor@v(\S+)|\b(?:rev|ref): v([\d.]+)/g;
    const texts = read('README.md') + read('ci/advisor.gitlab-ci.yml');
    const versions = [...texts.matchAll(named)].map((match) => match.slice(1).join(''));
    expect(versions.length).toBeGreaterThan(5);
    expect(new Set(versions)).toEqual(new Set([version]));
  });
});
