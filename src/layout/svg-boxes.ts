import type { Markup } from './markup.ts';
import { lettering, widthOf } from './svg.ts';

/** A part of an image, in pixels. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

interface Label {
  readonly text: string;
  readonly x: number;
  readonly y: number;
}

/** Where a label may stand beside its point, the best place first: right of it or left, and how far below it. */
const PLACES = [
  { isRight: false, below: -12 },
  { isRight: true, below: 22 },
  { isRight: true, below: -12 },
  { isRight: false, below: 22 },
  { isRight: false, below: -30 },
  { isRight: true, below: 40 },
] as const;

const GAP = 8;
const TALL = 12;

/** Labels beside their points, where nothing is that is taken, no other label, and no end of the image. */
export function placed(labels: readonly Label[], taken: readonly Box[], within: Box): readonly Markup[] {
  const occupied = [...taken];
  return labels.map((label) => {
    const free = PLACES.find((place) => {
      const box = boxOf(label, place);
      return isInside(box, within) && !occupied.some((other) => overlap(box, other));
    });
    const place = free ?? PLACES[0];
    occupied.push(boxOf(label, place));
    const x = label.x + (place.isRight ? GAP : -GAP);
    const anchor = place.isRight ? 'start' : 'end';
    return lettering(x, label.y + place.below, label.text, { anchor, isBold: true });
  });
}

/** Bold letters are wider. */
function boxOf({ text, x, y }: Label, { below, isRight }: (typeof PLACES)[number]): Box {
  const width = widthOf(text) * 1.15;
  const left = isRight ? x + GAP : x - GAP - width;
  return { left, right: left + width, top: y + below - TALL, bottom: y + below + 3 };
}

function overlap(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function isInside(box: Box, within: Box): boolean {
  return (
    box.left >= within.left &&
    box.right <= within.right &&
    box.top >= within.top &&
    box.bottom <= within.bottom
  );
}
