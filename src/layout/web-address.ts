import { printable } from '../yaml/printable.ts';

/** Whether a text is an address of the web and nothing else, all of it to be seen, so that it may be made a link. */
export function isWebAddress(text: string): boolean {
  return printable(text) === text && /^https?:\/\/[^\s<>()[\]\\"'`]+$/i.test(text);
}
