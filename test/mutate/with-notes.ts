import ts from 'typescript';

/** A function of the source, or the module itself, which is reached when it is loaded. */
export interface Unit {
  /** The file and the place of the function in it; the module is 0. */
  readonly id: string;
  readonly start: number;
  readonly end: number;
}

/** The function by which the source notes that a unit is reached. */
export const NOTE = '__noteReached';

/** The functions of a file, each before those within it, and first the module. */
export function unitsOf(file: string, text: string): readonly Unit[] {
  const bodies = bodiesOf(file, text);
  return [
    { id: `${file}#0`, start: 0, end: text.length },
    ...bodies.map((body, index) => ({
      id: `${file}#${index + 1}`,
      start: body.parent.getStart(),
      end: body.getEnd(),
    })),
  ];
}

function bodiesOf(file: string, text: string): readonly ts.ConciseBody[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: ts.ConciseBody[] = [];
  const visit = (node: ts.Node) => {
    const body = bodyOf(node);
    if (body !== undefined) found.push(body);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function bodyOf(node: ts.Node): ts.ConciseBody | undefined {
  const { isAccessor, isArrowFunction, isConstructorDeclaration, isFunctionDeclaration } = ts;
  if (isArrowFunction(node) || isFunctionDeclaration(node) || ts.isFunctionExpression(node)) return node.body;
  return isConstructorDeclaration(node) || ts.isMethodDeclaration(node) || isAccessor(node)
    ? node.body
    : undefined;
}

/** The innermost function in which a place of the source stands. */
export function unitAt(units: readonly Unit[], place: number): Unit | undefined {
  return units.filter(({ start, end }) => start <= place && place < end).at(-1);
}

/** The source, which notes by numbers what of it is reached: the module, then its functions. */
export function withNotes(file: string, text: string, firstNumber: number): string {
  const insertions = bodiesOf(file, text).flatMap((body, index) => {
    const note = `${NOTE}(${firstNumber + index + 1})`;
    if (ts.isBlock(body)) return [{ at: body.getStart() + 1, text: `${note};`, closes: false }];
    return [
      { at: body.getStart(), text: `(${note}, `, closes: false },
      { at: body.getEnd(), text: ')', closes: true },
    ];
  });
  let [result, from] = ['', 0];
  for (const each of insertions.toSorted((a, b) => a.at - b.at)) {
    result += text.slice(from, each.at) + each.text;
    from = each.at;
  }
  return `${result}${text.slice(from)}\n${NOTE}(${firstNumber});\n`;
}
