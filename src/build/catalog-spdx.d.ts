declare module 'spdx-expression-parse' {
  export type SpdxNode =
    | { readonly license: string; readonly plus?: true; readonly exception?: string }
    | { readonly left: SpdxNode; readonly conjunction: 'and' | 'or'; readonly right: SpdxNode };

  /** Throws where the text is not an SPDX licence expression. */
  export default function parse(expression: string): SpdxNode;
}
