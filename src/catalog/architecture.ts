/** What of a model's architecture decides its memory and its speed. */

/** Layers that keep the same number of K and V elements per token; a window caps the tokens that a layer keeps. */
export interface LayerGroup {
  readonly layers: number;
  /** K and V elements together, per token and layer. */
  readonly kvWidth: number;
  /** Tokens; null where a layer keeps the whole context. */
  readonly window: number | null;
}

export interface Architecture {
  /** All parameters, every expert included: they must all be in memory. */
  readonly parameters: number;
  /** Parameters that one token uses: equal to `parameters` for a dense model. */
  readonly activeParameters: number;
  readonly layerGroups: readonly LayerGroup[];
  /** Exact bytes of the published 16-bit weights, where known. */
  readonly weightBytes: number | null;
  /** Multi-head latent attention: kvWidth is the compressed width, which tensor parallelism copies to every GPU. */
  readonly latent: boolean;
}

/** How weights or the KV cache are stored. */
export type Precision = 'fp16' | 'fp8' | 'int4';
