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
  /** Of the active ones, those of the input table, which is looked up and not multiplied; null where not stated. */
  readonly embeddingParameters: number | null;
  readonly layerGroups: readonly LayerGroup[];
  /** Exact bytes of the weights as the maker publishes them, where known. */
  readonly published: PublishedWeights | null;
  /** Multi-head latent attention: kvWidth is the compressed width, which tensor parallelism copies to every GPU. */
  readonly latent: boolean;
}

export interface PublishedWeights {
  readonly precision: Precision;
  readonly bytes: number;
}

/**
 * How weights or the KV cache are stored. `fp4` is computed in 4 bits by hardware that can, and in 16 bits by other;
 * `int4` stands for weights alone and is always computed in 16 bits.
 */
export type Precision = 'fp16' | 'fp8' | 'fp4' | 'int4';

export function layersOf(architecture: Architecture): number {
  return architecture.layerGroups.reduce((sum, group) => sum + group.layers, 0);
}

/** Whether a model reads its input once and writes nothing: it has layers, and none keeps a KV cache. */
export function isEncoder(architecture: Architecture): boolean {
  return layersOf(architecture) > 0 && architecture.layerGroups.every(({ kvWidth }) => kvWidth === 0);
}

/** Parameters that a token is multiplied with. */
export function computedParameters(architecture: Architecture): number {
  return architecture.activeParameters - (architecture.embeddingParameters ?? 0);
}
