/** A value, where in a document it stands, and whether it may. */
export type Limit = readonly [path: string, allowed: readonly unknown[], refused: readonly unknown[]];

/** A text so long. */
export const long = (length: number): string => 'a'.repeat(length);

/** For each limit what is refused though it may stand there, or allowed though it may not; nothing where all is right. */
export function wrongLimits(
  document: unknown,
  limits: readonly Limit[],
  accepts: (document: unknown) => boolean,
): readonly string[] {
  const said = (path: string, value: unknown) => `${path}: ${JSON.stringify(value).slice(0, 60)}`;
  const isAllowed = (path: string, value: unknown) => accepts(changedAt(document, path.split('/'), value));
  return limits.flatMap(([path, allowed, refused]) => [
    ...allowed.filter((value) => !isAllowed(path, value)).map((value) => `refused ${said(path, value)}`),
    ...refused.filter((value) => isAllowed(path, value)).map((value) => `allowed ${said(path, value)}`),
  ]);
}

/** A document with another value at a place; `KEY` as the last step gives the map that is there one more key. */
function changedAt(document: unknown, [step = '', ...rest]: readonly string[], value: unknown): unknown {
  if (step === 'KEY') return { ...Object(document), [String(value)]: Object.values(Object(document))[0] };
  const inner = Object(document)[step];
  const changed = rest.length === 0 ? value : changedAt(inner, rest, value);
  if (Array.isArray(document))
    return document.map((each, index) => (index === Number(step) ? changed : each));
  return { ...Object(document), [step]: changed };
}
