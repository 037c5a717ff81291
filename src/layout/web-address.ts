/** Whether a text is an address of the web and nothing else, so that it may be made a link. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s<>()[\]\\"'`]+$/i.test(text);
}
