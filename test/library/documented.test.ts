import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const types = join(import.meta.dirname, '../../dist/types');

/** A name that a file of declarations offers, and the node that declares it. */
interface Declared {
  readonly name: string;
  readonly node: ts.Node;
}

function parsed(file: string): ts.SourceFile {
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2023, true);
}

/** What a file exports, followed to where it is declared. */
function exportsOf(file: string): readonly Declared[] {
  return parsed(file).statements.flatMap((statement): readonly Declared[] => {
    if (!ts.isExportDeclaration(statement)) return declaredBy(statement);
    const { exportClause, moduleSpecifier } = statement;
    if (exportClause === undefined || !ts.isNamedExports(exportClause)) return [];
    return exportClause.elements.flatMap(({ name, propertyName }) => {
      const wanted = (propertyName ?? name).text;
      const from =
        moduleSpecifier === undefined ? importOf(file, wanted) : moduleSpecifier.getText().slice(1, -1);
      return from === null
        ? []
        : exportsOf(join(dirname(file), from.replace(/\.js$/, '.d.ts')))
            .filter((each) => each.name === wanted)
            .map((each) => ({ name: name.text, node: each.node }));
    });
  });
}

function importOf(file: string, wanted: string): string | null {
  const [, path = null] =
    new RegExp(`import type \\{[^}]*\\b${wanted}\\b[^}]*\\} from "([^"]+)"`).exec(
      readFileSync(file, 'utf8'),
    ) ?? [];
  return path;
}

function declaredBy(statement: ts.Statement): readonly Declared[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.map(({ name }) => ({
      name: name.getText(),
      node: statement,
    }));
  const isNamed =
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement);
  return isNamed && statement.name !== undefined ? [{ name: statement.name.text, node: statement }] : [];
}

describe.each(['index', 'node'])('the entry %s', (entry) => {
  const declared = exportsOf(join(types, `${entry}.d.ts`));
  const names = readFileSync(join(types, `${entry}.d.ts`), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .match(/(?<=export (?:type )?\{)[^}]*(?=\})|(?<=export declare function )\w+/g)
    ?.flatMap((list) => list.split(','))
    .map((name) => name.trim().split(' ').at(-1));

  test('is followed to every declaration', () => {
    expect(declared.map(({ name }) => name).sort()).toEqual(names?.sort());
    expect(declared.length).toBeGreaterThan(2);
  });

  test('says of all that it exports what it is', () => {
    const silent = declared.filter(({ node }) => ts.getJSDocCommentsAndTags(node).length === 0);
    expect(silent.map(({ name }) => name)).toEqual([]);
  });
});
