import ts from 'typescript';
import type { Edit, Mutant } from './mutant.ts';
import { mayGo, otherMethod, otherOperators } from './operators.ts';

const { SyntaxKind } = ts;

/** Lists longer than this are tables, not steps. */
const MOST_ELEMENTS = 8;

const DROPPED = '(dropped)';

interface Change {
  readonly before: string;
  readonly after: string;
  readonly edit: Edit;
  /** Where in the source what changes stands. */
  readonly at: number;
}

/** All mutants of a file: nothing in types, in texts, or in what only reports a fault of our own. */
export function mutantsOf(file: string, text: string): readonly Mutant[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const lines = text.split('\n');
  const found: Mutant[] = [];
  const visit = (node: ts.Node, atLoad: boolean) => {
    if (isLeftOut(node)) return;
    for (const { before, after, edit, at } of changesOf(node, source)) {
      const { line } = source.getLineAndCharacterOfPosition(at);
      const [short, long] = [shortened(before), shortened(after)];
      found.push({
        file,
        line: line + 1,
        text: lines[line]?.trim() ?? '',
        before: short,
        after: long,
        edit,
        atLoad,
      });
    }
    ts.forEachChild(node, (child) => visit(child, atLoad && !ts.isFunctionLike(node)));
  };
  ts.forEachChild(source, (child) => visit(child, true));
  return found;
}

function isLeftOut(node: ts.Node): boolean {
  if (ts.isExpressionWithTypeArguments(node)) return false;
  if (ts.isTypeNode(node) || ts.isTypeAliasDeclaration(node) || ts.isInterfaceDeclaration(node)) return true;
  return ts.isImportDeclaration(node) || (ts.isThrowStatement(node) && ts.isNewExpression(node.expression));
}

function changesOf(node: ts.Node, source: ts.SourceFile): readonly Change[] {
  if (ts.isExpressionStatement(node)) return [drop(node, source)];
  if (ts.isReturnStatement(node)) return leavesEarly(node) ? [drop(node, source)] : [];
  if (ts.isContinueStatement(node)) return [drop(node, source)];
  if (ts.isBinaryExpression(node)) return [...operatorsOf(node, source), ...negations(node, source)];
  if (ts.isPrefixUnaryExpression(node)) return prefixesOf(node, source);
  if (ts.isPostfixUnaryExpression(node)) return [counted(node, node.operand, source)];
  if (ts.isCallExpression(node)) return [...callsOf(node, source), ...negations(node, source)];
  if (ts.isArrayLiteralExpression(node)) return elementsOf(node, source);
  if (ts.isObjectLiteralExpression(node)) return spreadsOf(node, source);
  return [...literalsOf(node, source), ...negations(node, source)];
}

function drop(node: ts.Statement, source: ts.SourceFile): Change {
  const [start, end] = [node.getStart(source), node.getEnd()];
  return {
    before: node.getText(source),
    after: DROPPED,
    edit: { kind: 'dropped statement', start, end },
    at: start,
  };
}

/** Whether what follows would run if it did not return. */
function leavesEarly({ parent }: ts.ReturnStatement): boolean {
  const holder = ts.isBlock(parent) ? parent.parent : parent;
  return ts.isIfStatement(holder) || ts.isIterationStatement(holder, false);
}

function operatorsOf(node: ts.BinaryExpression, source: ts.SourceFile): readonly Change[] {
  if (mustExist(node)) return [];
  const [left, right] = [node.left.getText(source), node.right.getText(source)];
  const operator = node.operatorToken.getText(source);
  const brief = (by: string) => `${ending(left)} ${by} ${beginning(right)}`;
  return otherOperators(node).map((by) => ({
    before: brief(operator),
    after: brief(by),
    // Between ?? and && there must be parentheses.
    edit: replaced(node, `(${left}) ${by} (${right})`, source),
    at: node.operatorToken.getStart(source),
  }));
}

/** Whether it is `value ?? missing()`, which throws where the code itself is wrong. */
function mustExist({ right }: ts.BinaryExpression): boolean {
  return (
    ts.isCallExpression(right) && ts.isIdentifier(right.expression) && right.expression.text === 'missing'
  );
}

function prefixesOf(node: ts.PrefixUnaryExpression, source: ts.SourceFile): readonly Change[] {
  if (node.operator === SyntaxKind.PlusPlusToken || node.operator === SyntaxKind.MinusMinusToken)
    return [counted(node, node.operand, source)];
  return [change(node, node.operand.getText(source), source)];
}

function counted(
  node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression,
  operand: ts.Expression,
  source: ts.SourceFile,
): Change {
  const text = operand.getText(source);
  const by = node.operator === SyntaxKind.PlusPlusToken ? '--' : '++';
  return change(node, ts.isPrefixUnaryExpression(node) ? by + text : text + by, source);
}

function callsOf(node: ts.CallExpression, source: ts.SourceFile): readonly Change[] {
  const { expression } = node;
  if (!ts.isPropertyAccessExpression(expression) || ts.isOptionalChain(node)) return [];
  const name = expression.name.text;
  const list = expression.expression.getText(source);
  const args = source.text.slice(expression.name.getEnd(), node.getEnd());
  const at = expression.name.getStart(source);
  const other = otherMethod(name);
  if (other !== null)
    return [
      {
        before: `.${name}${args}`,
        after: `.${other}${args}`,
        edit: replaced(node, `${list}.${other}${args}`, source),
        at,
      },
    ];
  if (!mayGo.has(name)) return [];
  return [{ before: `.${name}${args}`, after: DROPPED, edit: replaced(node, list, source), at }];
}

function elementsOf(node: ts.ArrayLiteralExpression, source: ts.SourceFile): readonly Change[] {
  if (node.elements.length > MOST_ELEMENTS || isAssignedTo(node)) return [];
  return without(node, node.elements, node.elements, ['[', ']'], source);
}

function isAssignedTo(node: ts.ArrayLiteralExpression): boolean {
  const { parent } = node;
  if (ts.isBinaryExpression(parent))
    return parent.operatorToken.kind === SyntaxKind.EqualsToken && parent.left === node;
  return ts.isForOfStatement(parent) && parent.initializer === node;
}

function spreadsOf(node: ts.ObjectLiteralExpression, source: ts.SourceFile): readonly Change[] {
  return without(node, node.properties, node.properties.filter(ts.isSpreadAssignment), ['{', '}'], source);
}

function without(
  node: ts.Expression,
  all: readonly ts.Node[],
  some: readonly ts.Node[],
  [opening, closing]: readonly [string, string],
  source: ts.SourceFile,
): readonly Change[] {
  return some.map((left) => {
    const kept = all.filter((each) => each !== left).map((each) => each.getText(source));
    const edit = replaced(node, `${opening}${kept.join(', ')}${closing}`, source);
    return { before: left.getText(source), after: DROPPED, edit, at: left.getStart(source) };
  });
}

function literalsOf(node: ts.Node, source: ts.SourceFile): readonly Change[] {
  if (node.kind === SyntaxKind.TrueKeyword) return [change(node, 'false', source)];
  if (node.kind === SyntaxKind.FalseKeyword) return [change(node, 'true', source)];
  if (!ts.isNumericLiteral(node) || isName(node)) return [];
  const value = Number(node.text);
  return [value + 1, value - 1].map((by) => change(node, `${by}`, source));
}

function isName(node: ts.NumericLiteral): boolean {
  return ts.isPropertyAssignment(node.parent) && node.parent.name === node;
}

/** A condition turned round, where no operator in it is. */
function negations(node: ts.Node, source: ts.SourceFile): readonly Change[] {
  if (!isCondition(node) || (ts.isBinaryExpression(node) && otherOperators(node).length > 0)) return [];
  return [change(node, `!(${node.getText(source)})`, source)];
}

function isCondition(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isIfStatement(parent) || ts.isWhileStatement(parent)) return parent.expression === node;
  return (ts.isConditionalExpression(parent) || ts.isForStatement(parent)) && parent.condition === node;
}

function change(node: ts.Node, by: string, source: ts.SourceFile): Change {
  return {
    before: node.getText(source),
    after: by,
    edit: replaced(node, by, source),
    at: node.getStart(source),
  };
}

function replaced(node: ts.Node, by: string, source: ts.SourceFile): Edit {
  return { kind: 'expression', start: node.getStart(source), end: node.getEnd(), by };
}

const SHORT = 100;
const BRIEF = 40;

function shortened(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= SHORT ? line : `${line.slice(0, SHORT)}…`;
}

function ending(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= BRIEF ? line : `…${line.slice(-BRIEF)}`;
}

function beginning(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return line.length <= BRIEF ? line : `${line.slice(0, BRIEF)}…`;
}
