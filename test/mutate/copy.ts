import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { globSync } from 'tinyglobby';
import ts from 'typescript';
import { bundle } from '../../src/build/bundle.ts';
import { bundleLibrary } from '../../src/build/bundle-library.ts';

const root = join(import.meta.dirname, '../..');

const NOT_COPIED = ['node_modules', '.git', 'dist', 'test-results'];

/** The name under which the built command is loaded: the switch first. */
const COMMAND = 'bin/advisor.js';

/** Copies the project as often as is wanted, with changed sources, as JavaScript that Node runs as it is. */
export async function copies(
  count: number,
  changed: ReadonlyMap<string, string>,
): Promise<readonly string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'advisor-mutate-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  const [first, ...others] = Array.from({ length: count }, (_, index) => join(folder, `${index}`));
  if (first === undefined) return [];
  copyProject(first);
  for (const [file, text] of changed) writeFileSync(join(first, file), text);
  translate(first);
  await build(first);
  for (const other of others) cpSync(first, other, { recursive: true, verbatimSymlinks: true });
  return [first, ...others];
}

function copyProject(to: string): void {
  mkdirSync(to);
  for (const name of readdirSync(root))
    if (!NOT_COPIED.includes(name)) cpSync(join(root, name), join(to, name), { recursive: true });
  mkdirSync(join(to, 'node_modules'));
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name !== 'vitest') symlinkSync(join(root, 'node_modules', name), join(to, 'node_modules', name));
  write(to, 'node_modules/vitest/package.json', '{ "type": "module", "exports": "./index.js" }');
  write(to, 'node_modules/vitest/index.js', "export * from '../../test/mutate/stand-in.js';");
}

function write(folder: string, name: string, text: string): void {
  const file = join(folder, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const OPTIONS: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  verbatimModuleSyntax: true,
  rewriteRelativeImportExtensions: true,
};

function translate(folder: string): void {
  for (const file of globSync(['src/**/*.ts', 'test/**/*.ts'], { cwd: folder, absolute: true })) {
    const { outputText } = ts.transpileModule(readFileSync(file, 'utf8'), { compilerOptions: OPTIONS });
    writeFileSync(file.replace(/[.]ts$/, '.js'), outputText);
  }
}

/** The command and the library are bundled anew; what is compiled from rules/ stays as it was built. */
async function build(folder: string): Promise<void> {
  const dist = join(folder, 'dist');
  mkdirSync(dist);
  for (const name of readdirSync(join(root, 'dist')))
    if (/[.](json|txt)$/.test(name)) cpSync(join(root, 'dist', name), join(dist, name));
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  await bundle(folder, dist, version);
  await bundleLibrary(folder, dist, version);
  const command = readFileSync(join(folder, COMMAND), 'utf8');
  const [shebang, ...rest] = command.split('\n');
  writeFileSync(
    join(folder, COMMAND),
    [shebang, "require('../test/mutate/switch.cjs');", ...rest].join('\n'),
  );
  for (const name of ['index.js', 'node.js']) {
    const library = join(dist, name);
    writeFileSync(library, `import '../test/mutate/switch.cjs';\n${readFileSync(library, 'utf8')}`);
  }
}
