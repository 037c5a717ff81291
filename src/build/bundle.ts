import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type InputOptions, type Plugin, rolldown } from 'rolldown';
import { noticesOf } from './notices.ts';

const NOTICES = 'third-party-notices.txt';

/** Commander can start subcommands as programs of their own. We have none, and loading the module takes time. */
const noOtherPrograms: Plugin = {
  name: 'no-other-programs',
  resolveId: (id, importer) =>
    /^(node:)?child_process$/.test(id) && /[\\/]commander[\\/]/.test(importer ?? '')
      ? '\0no-other-programs'
      : null,
  load: (id) => (id === '\0no-other-programs' ? 'export default {};' : null),
};

/** Bundles the command: one file to start, and one for each part that few runs need. Returns the files' names. */
export async function bundle(root: string, folder: string, version: string): Promise<readonly string[]> {
  const options: InputOptions = {
    platform: 'node',
    external: ['@pydantic/genai-prices'],
    plugins: [noOtherPrograms],
    transform: { define: { __ADVISOR_VERSION__: JSON.stringify(version) } },
  };
  const needed = await modulesOf({ ...options, input: join(root, 'src/cli/run-recommend.ts') });
  const bundled = await rolldown({ ...options, input: { advisor: join(root, 'src/cli/main.ts') } });
  const { output } = await bundled.write({
    dir: folder,
    format: 'cjs',
    minify: true,
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
    codeSplitting: { groups: [{ name: 'recommend', test: (id) => needed.has(id) }] },
  });
  const modules = output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
  writeFileSync(join(folder, NOTICES), noticesOf(modules));
  return [NOTICES, ...output.map((file) => file.fileName)];
}

/**
 * What a module imports, directly or not, except what it loads late. Opening a file costs more than reading a longer
 * one, so all that a recommendation needs is to be in one.
 */
async function modulesOf(options: InputOptions): Promise<ReadonlySet<string>> {
  const { output } = await (await rolldown(options)).generate({ format: 'cjs' });
  return new Set(output[0].moduleIds);
}
