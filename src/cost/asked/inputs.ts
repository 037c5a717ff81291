import type { Range } from '../../catalog/range.ts';
import type { InputId } from './input-id.ts';

/** The numbers of a plan, in layers: an earlier one goes before a later one, and none is copied. */
export class Inputs {
  private readonly layers: readonly ReadonlyMap<InputId, Range>[];

  constructor(...layers: readonly ReadonlyMap<InputId, Range>[]) {
    this.layers = layers;
  }

  get(id: InputId): Range | undefined {
    for (const layer of this.layers) {
      const value = layer.get(id);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  has(id: InputId): boolean {
    return this.layers.some((layer) => layer.has(id));
  }

  /** With numbers that go before these. */
  with(layer: ReadonlyMap<InputId, Range>): Inputs {
    return new Inputs(layer, ...this.layers);
  }
}
