import { join } from 'node:path';
import { type Plugin, rolldown } from 'rolldown';
import { replaced } from './bundle.ts';
import { bundledIn } from './bundled.ts';
import { declareTypes } from './declarations.ts';

const ENTRIES = ['index', 'node'];

/** The rulebook and the catalogue stay in the files beside the library that the command reads, too. */
const builtIn: Plugin = {
  name: 'built-in',
  resolveId: (id) => {
    const [, file] = /^#built-in\/(.+\.json)$/.exec(id) ?? [];
    return file === undefined ? null : { id: `./${file}`, external: true };
  },
};

/** Bundles the library, for Node and for what is not Node, with all that it needs of packages. Returns the modules that went into it. */
export async function bundleLibrary(
  root: string,
  folder: string,
  version: string,
): Promise<readonly string[]> {
  const source = join(root, 'src');
  const bundled = await rolldown({
    input: Object.fromEntries(ENTRIES.map((name) => [name, join(source, `${name}.ts`)])),
    platform: 'browser',
    external: [/^node:/],
    plugins: [replaced, builtIn],
    transform: { define: { __ADVISOR_VERSION__: JSON.stringify(version) } },
  });
  const written = await bundled.write({
    dir: folder,
    format: 'esm',
    // Whoever prints what the library made reads what it is.
    minify: { mangle: { keepNames: { class: true, function: false } } },
    entryFileNames: '[name].js',
    chunkFileNames: 'library-[hash].js',
  });
  return bundledIn(written);
}

/** Declares the types of the library, each file in the folder where it stands in the source. */
export function declareLibrary(root: string, folder: string): void {
  const source = join(root, 'src');
  declareTypes(
    ENTRIES.map((name) => join(source, `${name}.ts`)),
    source,
    folder,
  );
}
