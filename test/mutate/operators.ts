import ts from 'typescript';

const { SyntaxKind } = ts;

/** What stands in place of an operator: its bound moved, its sense turned round. */
const OPERATORS: ReadonlyMap<ts.SyntaxKind, readonly string[]> = new Map([
  [SyntaxKind.LessThanToken, ['<=', '>=']],
  [SyntaxKind.LessThanEqualsToken, ['<', '>']],
  [SyntaxKind.GreaterThanToken, ['>=', '<=']],
  [SyntaxKind.GreaterThanEqualsToken, ['>', '<']],
  [SyntaxKind.EqualsEqualsEqualsToken, ['!==']],
  [SyntaxKind.ExclamationEqualsEqualsToken, ['===']],
  [SyntaxKind.PlusToken, ['-']],
  [SyntaxKind.MinusToken, ['+']],
  [SyntaxKind.AsteriskToken, ['/']],
  [SyntaxKind.SlashToken, ['*']],
  [SyntaxKind.PercentToken, ['*']],
  [SyntaxKind.AsteriskAsteriskToken, ['*']],
  [SyntaxKind.AmpersandToken, ['|']],
  [SyntaxKind.BarToken, ['&']],
  [SyntaxKind.CaretToken, ['&']],
  [SyntaxKind.LessThanLessThanToken, ['>>']],
  [SyntaxKind.GreaterThanGreaterThanToken, ['<<']],
  [SyntaxKind.GreaterThanGreaterThanGreaterThanToken, ['<<']],
  [SyntaxKind.AmpersandAmpersandToken, ['||']],
  [SyntaxKind.BarBarToken, ['&&']],
  [SyntaxKind.QuestionQuestionToken, ['&&']],
  [SyntaxKind.PlusEqualsToken, ['-=']],
  [SyntaxKind.MinusEqualsToken, ['+=']],
  [SyntaxKind.AsteriskEqualsToken, ['/=']],
  [SyntaxKind.SlashEqualsToken, ['*=']],
  [SyntaxKind.BarEqualsToken, ['&=']],
  [SyntaxKind.AmpersandEqualsToken, ['|=']],
  [SyntaxKind.LessThanLessThanEqualsToken, ['>>=']],
  [SyntaxKind.GreaterThanGreaterThanEqualsToken, ['<<=']],
]);

/** What may stand in place of an operator; nothing where it joins texts. */
export function otherOperators({ operatorToken, left, right }: ts.BinaryExpression): readonly string[] {
  const { PlusToken, PlusEqualsToken } = SyntaxKind;
  const adds = operatorToken.kind === PlusToken || operatorToken.kind === PlusEqualsToken;
  if (adds && (isText(left) || isText(right))) return [];
  return OPERATORS.get(operatorToken.kind) ?? [];
}

function isText(node: ts.Expression): boolean {
  if (ts.isBinaryExpression(node)) return isText(node.left) || isText(node.right);
  return ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
}

/** Methods that are taken for one another. */
const METHODS: ReadonlyMap<string, string> = new Map([
  ['some', 'every'],
  ['every', 'some'],
  ['min', 'max'],
  ['max', 'min'],
  ['floor', 'ceil'],
  ['ceil', 'floor'],
  ['startsWith', 'endsWith'],
  ['endsWith', 'startsWith'],
]);

export const otherMethod = (name: string): string | null => METHODS.get(name) ?? null;

/** Methods without which the list is still a list. */
export const mayGo: ReadonlySet<string> = new Set(['filter', 'slice', 'toSorted', 'toReversed']);
