import { optionOf } from '../engine/advice.ts';
import type { Flip } from '../engine/flips.ts';

/** A flip for programs; `to` is null where nothing would fit any more. */
export function flipJson({ changeable, changes, to }: Flip) {
  return { to: optionOf(to), changes, changeable };
}
