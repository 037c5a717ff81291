import { join } from 'node:path';
import { type Plugin, rolldown } from 'rolldown';

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
  const bundled = await rolldown({
    input: { advisor: join(root, 'src/cli/main.ts') },
    platform: 'node',
    external: ['@pydantic/genai-prices'],
    plugins: [noOtherPrograms],
    transform: { define: { __ADVISOR_VERSION__: JSON.stringify(version) } },
  });
  const { output } = await bundled.write({
    dir: folder,
    format: 'cjs',
    minify: true,
    entryFileNames: '[name].cjs',
    chunkFileNames: '[name]-[hash].cjs',
  });
  return output.map((file) => file.fileName);
}
