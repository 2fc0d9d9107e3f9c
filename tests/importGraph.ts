/** The import graph of src, read from the syntax trees of its files: what is imported, by whom, and whether only as a type. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

export interface Import {
  /** Both relative to src, with `/` between folders. */
  readonly from: string;
  /** A file of src, or the bare specifier of a package or host module. */
  readonly to: string;
  readonly kind: 'file' | 'bare';
  readonly typeOnly: boolean;
}

export interface Module {
  readonly name: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

interface Specifier {
  readonly text: string;
  readonly typeOnly: boolean;
}

const isTypeOnly = (node: ts.ImportDeclaration): boolean => {
  const clause = node.importClause;
  if (!clause) return false;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const named = clause.namedBindings;
  return (
    !clause.name &&
    !!named &&
    ts.isNamedImports(named) &&
    named.elements.length > 0 &&
    named.elements.every((e) => e.isTypeOnly)
  );
};

/** The module that a node names, if it names one: static and dynamic imports, re-exports, import types, require. */
function specifierOf(node: ts.Node): Specifier | null {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    return { text: node.moduleSpecifier.text, typeOnly: isTypeOnly(node) };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier)) {
    return { text: node.moduleSpecifier.text, typeOnly: node.isTypeOnly };
  }
  if (
    ts.isImportTypeNode(node) &&
    ts.isLiteralTypeNode(node.argument) &&
    ts.isStringLiteral(node.argument.literal)
  ) {
    return { text: node.argument.literal.text, typeOnly: true };
  }
  if (ts.isCallExpression(node) && node.arguments.length > 0 && ts.isStringLiteralLike(node.arguments[0])) {
    const dynamic = node.expression.kind === ts.SyntaxKind.ImportKeyword;
    const required = ts.isIdentifier(node.expression) && node.expression.text === 'require';
    if (dynamic || required) return { text: node.arguments[0].text, typeOnly: false };
  }
  return null;
}

function specifiersIn(name: string, text: string): Specifier[] {
  const found: Specifier[] = [];
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier) found.push(specifier);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true));
  return found;
}

/** A module from its text; `name` is its path inside src. */
export function readModule(name: string, text: string): Module {
  const imports = specifiersIn(name, text).map(({ text: specifier, typeOnly }): Import => {
    const bare = !specifier.startsWith('.');
    const file = path.posix.join(path.posix.dirname(name), specifier.replace(/\?.*$/, ''));
    return { from: name, to: bare ? specifier : file, kind: bare ? 'bare' : 'file', typeOnly };
  });
  return { name, text, imports };
}

/** Every TypeScript module under a folder. */
export function readModules(root: string): Module[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.[cm]?tsx?$/.test(file))
    .map((file) => file.split(path.sep).join('/'))
    .sort()
    .map((name) => readModule(name, readFileSync(path.join(root, name), 'utf8')));
}
