import { escapeHtml } from './html-escape.ts';

/** A part of a page. Only `element` makes one, so that every text is escaped and none twice. */
export interface Markup {
  readonly html: string;
}

type Child = Markup | string;
export type Attributes = Readonly<Record<string, string | number | null>>;

/** Elements that have no end. */
const VOID = new Set(['meta']);

/** An element of HTML or SVG; texts in it, and the values of its attributes, may come from anywhere. Null: no such attribute. */
export function element(name: string, attributes: Attributes, ...children: readonly Child[]): Markup {
  const named = Object.entries(attributes).flatMap(([key, value]) =>
    value === null ? [] : [` ${key}="${escapeHtml(String(value))}"`],
  );
  const start = `<${name}${named.join('')}>`;
  return { html: VOID.has(name) ? start : `${start}${children.map(htmlOf).join('')}</${name}>` };
}

/** Parts on lines of their own. */
export function lines(parts: readonly Markup[]): Markup {
  return { html: parts.map(({ html }) => html).join('\n') };
}

/** Parts one after the other. */
export function inline(...children: readonly Child[]): Markup {
  return { html: children.map(htmlOf).join('') };
}

function htmlOf(child: Child): string {
  return typeof child === 'string' ? escapeHtml(child) : child.html;
}
