import { type Attributes, element, type Markup } from './markup.ts';
import { textWidth } from './text-width.ts';

/** The parts of an image, and how large it is. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly parts: readonly Markup[];
}

export const WIDTH = 720;

/** All that is told by a style stands in attributes, which no security policy takes away. */
export const FONT = { 'font-family': 'system-ui, sans-serif', 'font-size': 13, fill: 'currentColor' };

/** Colours that stand out from white and from black alike, and from each other without colour by their lightness. */
export const COLOURS = { good: '#1f7ac4', bad: '#c4561f', calm: '#6f7a86' } as const;

type Anchor = 'start' | 'middle' | 'end';

export interface Lettering {
  readonly anchor?: Anchor;
  readonly isBold?: boolean;
  readonly isFaint?: boolean;
  /** Pixels that it may take up. */
  readonly room?: number;
}

/** A line of text, cut off where there is no room for it. */
export function lettering(x: number, y: number, text: string, how: Lettering = {}): Markup {
  const { anchor = 'start', isBold = false, isFaint = false, room = WIDTH } = how;
  return element(
    'text',
    {
      x: px(x),
      y: px(y),
      'text-anchor': anchor === 'start' ? null : anchor,
      'font-weight': isBold ? 'bold' : null,
      'fill-opacity': isFaint ? 0.75 : null,
    },
    fitting(text, room),
  );
}

/** About as wide as a letter of the font is in most systems. */
const LETTER = 7;

export function widthOf(text: string): number {
  return textWidth(text) * LETTER;
}

function fitting(text: string, room: number): string {
  const most = Math.floor(room / LETTER);
  const letters = [...text];
  return letters.length <= most ? text : `${letters.slice(0, Math.max(1, most - 1)).join('')}…`;
}

/** A straight line, thin and faint unless something else is said. */
export function line(
  from: readonly [number, number],
  to: readonly [number, number],
  how: Attributes = {},
): Markup {
  const [[x1, y1], [x2, y2]] = [from, to];
  const faint = { stroke: 'currentColor', 'stroke-opacity': 0.25 };
  return element('line', { x1: px(x1), y1: px(y1), x2: px(x2), y2: px(y2), ...faint, ...how });
}

/** Tenths of a pixel are enough. */
export function px(value: number): number {
  return Number(value.toFixed(1));
}
