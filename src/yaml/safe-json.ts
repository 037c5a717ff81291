import { noted } from './printable.ts';

/** JSON in which all that must not be printed, or that a runner of workflows would obey, is escaped: the same value. */
export function safeJson(json: string): string {
  return noted(json, escaped).replace(/##(?=[a-z]*\[)/gi, '#\\u0023');
}

/** Each half of a surrogate pair by itself. */
function escaped(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
