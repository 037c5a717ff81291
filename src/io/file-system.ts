/** What a search comes upon in a folder. */
export interface Entry {
  readonly name: string;
  readonly kind: 'folder' | 'linked-folder' | 'file';
}

/** What a path leads to, links followed. */
export type Look =
  | { readonly kind: 'file' | 'folder' | 'stream' }
  /** Why it cannot be told, in the words of a message. */
  | { readonly kind: 'refused'; readonly reason: string };

/** Where profiles are looked for: on disk, or in a revision of a repository. */
export interface FileSystem {
  readonly look: (path: string) => Look;
  /** What is in a folder; or why it cannot be read. */
  readonly entries: (folder: string) => readonly Entry[] | string;
  /** The same for all paths that lead to one file. */
  readonly realPath: (path: string) => string;
}
