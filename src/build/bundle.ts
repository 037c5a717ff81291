import { join } from 'node:path';
import { type InputOptions, type Plugin, rolldown } from 'rolldown';
import { bundledIn } from './bundled.ts';

const textWidth = join(import.meta.dirname, '../layout/text-width.ts');

/** What packages import and get something else for, since it takes time to load or is not needed. */
const REPLACED = [
  // Commander can start subcommands as programs of their own. We have none.
  { of: 'commander', module: 'node:child_process', by: 'export default {};' },
  // Inquirer can open a program to write a text in, which no question of ours does.
  { of: '@inquirer/editor', module: '@inquirer/external-editor', by: 'export const editAsync = null;' },
  // For borders and heads in colours; without the package they have none.
  { of: 'cli-table3', module: '@colors/colors/safe', by: 'module.exports = {};' },
  {
    of: 'cli-table3',
    module: 'string-width',
    by: `module.exports = require(${JSON.stringify(textWidth)}).textWidth;`,
  },
];

const PREFIX = '\0replaced:';

/** The modules of packages that are replaced when the command is bundled. */
export const replaced: Plugin = {
  name: 'replaced',
  resolveId: (id, importer) => {
    const found = REPLACED.find(
      ({ of, module }) => module === id && importer?.replaceAll('\\', '/').includes(`/node_modules/${of}/`),
    );
    return found === undefined ? null : PREFIX + found.module;
  },
  load: (id) => REPLACED.find(({ module }) => PREFIX + module === id)?.by ?? null,
};

/** What every recommendation needs, and the words that it has in all its forms. */
const SHARED = [
  'commands/recommend/run.ts',
  'report/sentences.ts',
  'report/money-sentences.ts',
  'layout/block.ts',
];

/** What draws one in a terminal. */
const TEXT = ['commands/recommend/one-screen.ts', 'layout/to-terminal.ts'];

/** Bundles the command: one file to start, and one for each part that few runs need. Returns the modules that went into it. */
export async function bundle(root: string, folder: string, version: string): Promise<readonly string[]> {
  const options: InputOptions = {
    platform: 'node',
    plugins: [replaced],
    transform: { define: { __ADVISOR_VERSION__: JSON.stringify(version) } },
  };
  const modulesIn = (names: readonly string[]) =>
    modulesOf(
      options,
      names.map((name) => join(root, 'src', name)),
    );
  const start = await modulesIn(['main.ts']);
  const [shared, text] = [await modulesIn(SHARED), await modulesIn(TEXT)];
  const bundled = await rolldown({ ...options, input: { advisor: join(root, 'src/main.ts') } });
  const written = await bundled.write({
    dir: folder,
    format: 'cjs',
    minify: true,
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
    codeSplitting: {
      groups: [
        { name: 'start', test: (id) => start.has(id), priority: 1 },
        { name: 'recommend', test: (id) => shared.has(id) },
        { name: 'text', test: (id) => text.has(id) },
      ],
    },
  });
  return bundledIn(written);
}

/**
 * What modules import, directly or not, except what they load late. Opening a file costs more than reading a longer
 * one, so what is needed together is to be in one.
 */
async function modulesOf(options: InputOptions, files: readonly string[]): Promise<ReadonlySet<string>> {
  const outputs = files.map(async (input) =>
    (await rolldown({ ...options, input })).generate({ format: 'cjs' }),
  );
  return new Set((await Promise.all(outputs)).flatMap(({ output }) => output[0].moduleIds));
}
