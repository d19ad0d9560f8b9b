import ts from "typescript";

/** The tag of what only newer versions of the AWS provider have. */
const tag = "provider";

/**
 * Declarations without what only newer versions of the AWS provider have (`@provider`): it does not compile where the
 * bindings cannot write it.
 *
 * @param texts declarations by file
 */
export function withoutNewer(texts: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const files = [...texts].map(([file, text]) => ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  const newer = new Set(files.flatMap(({ statements }) => statements.filter(isNewer).map(nameOf)));
  const leave = (node: ts.Node): boolean => isNewer(node) || isNameOf(node, newer) || isListOf(node, newer);
  return new Map(files.map((file) => [file.fileName, without(file, leave)]));
}

function isNewer(node: ts.Node): boolean {
  return ts.getJSDocTags(node).some(({ tagName }) => tagName.text === tag && isOwnTag(node));
}

/** The compiler looks for tags around a node as well, such as those of the interface that a member is in. */
function isOwnTag(node: ts.Node): boolean {
  return ts.isStatement(node) || ts.isTypeElement(node) || ts.isClassElement(node);
}

function nameOf(statement: ts.Statement): string {
  const { name } = statement as { readonly name?: ts.Identifier };
  return name?.text ?? "";
}

/** True where a list of imports or exports names one of them. */
function isNameOf(node: ts.Node, names: ReadonlySet<string>): boolean {
  return (ts.isExportSpecifier(node) || ts.isImportSpecifier(node)) && names.has((node.propertyName ?? node.name).text);
}

/** True where a statement imports or exports nothing but them: without its names, it would load their file still. */
function isListOf(node: ts.Node, names: ReadonlySet<string>): boolean {
  const list = ts.isImportDeclaration(node)
    ? node.importClause?.namedBindings
    : ts.isExportDeclaration(node)
      ? node.exportClause
      : undefined;
  const members = list !== undefined && (ts.isNamedImports(list) || ts.isNamedExports(list)) ? list.elements : [];
  return members.length > 0 && members.every((member) => isNameOf(member, names));
}

function without(file: ts.SourceFile, leave: (node: ts.Node) => boolean): string {
  const ranges: (readonly [start: number, end: number])[] = [];
  const visit = (node: ts.Node): void => {
    if (leave(node)) {
      ranges.push([node.getFullStart(), node.end]);
    } else {
      ts.forEachChild(node, visit);
    }
  };
  ts.forEachChild(file, visit);
  return ranges.reduceRight((text, [start, end]) => {
    const rest = text.slice(end);
    return text.slice(0, start) + (/[{,]\s*$/.test(text.slice(0, start)) ? rest.replace(/^\s*,/, "") : rest);
  }, file.text);
}
