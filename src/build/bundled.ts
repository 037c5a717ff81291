import type { RolldownOutput } from 'rolldown';

/** What a bundler wrote, and the modules that went into it. */
export interface Bundled {
  readonly files: readonly string[];
  readonly modules: readonly string[];
}

export function bundledIn({ output }: RolldownOutput): Bundled {
  return {
    files: output.map((file) => file.fileName),
    modules: output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : [])),
  };
}
