import type { RolldownOutput } from 'rolldown';

/** The modules that went into what a bundler wrote. */
export function bundledIn({ output }: RolldownOutput): readonly string[] {
  return output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
}
