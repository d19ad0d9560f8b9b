import { join } from "node:path";
import ts from "typescript";

const root = join(__dirname, "../..");

/** What the declaration of a prop says. */
export interface PropDoc {
  /** Where it is declared; the props of two unions may share a declaration. */
  readonly declaration: string;
  readonly name: string;
  /** Its description, without tags. */
  readonly text: string;
}

/** Finds the descriptions of props in the sources that the reference is made from. */
export class PropDocs {
  private readonly checker: ts.TypeChecker;
  private readonly declared = new Map<string, ts.Type>();

  constructor() {
    const read = ts.readConfigFile(join(root, "tsconfig.json"), (path) => ts.sys.readFile(path));
    const { options } = ts.parseJsonConfigFileContent(read.config, ts.sys, root);
    const files = ts.sys.readDirectory(root, [".ts"], undefined, ["constructs/**", "stacks/**"]);
    const program = ts.createProgram(files, { ...options, noEmit: true });
    this.checker = program.getTypeChecker();
    const ours = program.getSourceFiles().filter(({ fileName }) => files.includes(fileName));
    for (const statement of ours.flatMap(({ statements }) => [...statements])) {
      if (ts.isInterfaceDeclaration(statement)) {
        this.declared.set(statement.name.text, this.checker.getTypeAtLocation(statement.name));
      }
    }
  }

  /**
   * What is said of each prop on the way to a place, outermost first; nothing of members of lists, of names that the
   * caller chose, and of what has no description.
   *
   * @param type name of the interface
   * @param path names and indexes, for example `network`, `subnetIds`, `0`
   * @param sample props of the interface, which tell the members of unions apart
   */
  public alongPath(type: string, path: readonly string[], sample: unknown): readonly PropDoc[] {
    const docs: PropDoc[] = [];
    let current = this.declared.get(type);
    let value = sample;
    for (const step of path) {
      const prop = current && this.propOf(current, step, value);
      const symbol = prop?.symbol;
      const text = symbol === undefined ? "" : ts.displayPartsToString(symbol.getDocumentationComment(this.checker));
      if (symbol !== undefined && text !== "") {
        docs.push({ declaration: place(symbol), name: symbol.name, text });
      }
      current = prop?.type;
      value = (Object(value) as Readonly<Record<string, unknown>>)[step];
    }
    return docs;
  }

  private propOf(type: ts.Type, name: string, sample: unknown): { symbol?: ts.Symbol; type: ts.Type } | undefined {
    for (const member of this.membersOf(type, sample)) {
      const symbol = this.checker.getPropertyOfType(member, name);
      if (symbol !== undefined && !/^\d+$/.test(name)) {
        return { symbol, type: this.checker.getTypeOfSymbol(symbol) };
      }
      const inner = this.checker.getIndexTypeOfType(member, ts.IndexKind.Number) ?? member.getStringIndexType();
      if (inner !== undefined) {
        return { type: inner };
      }
    }
    return undefined;
  }

  /** The members of a union that the sample may be; told apart by `kind`. */
  private membersOf(type: ts.Type, sample: unknown): readonly ts.Type[] {
    const whole = this.checker.getNonNullableType(type);
    const members = whole.isUnion() ? whole.types : [whole];
    const { kind } = Object(sample) as { readonly kind?: unknown };
    return members.filter((member) => {
      const symbol = this.checker.getPropertyOfType(member, "kind");
      const of = symbol && this.checker.getTypeOfSymbol(symbol);
      return kind === undefined || of === undefined || !of.isStringLiteral() || of.value === kind;
    });
  }
}

function place(symbol: ts.Symbol): string {
  const [declaration] = symbol.declarations ?? [];
  const file = declaration?.getSourceFile();
  const line = declaration && file?.getLineAndCharacterOfPosition(declaration.getStart()).line;
  return `${String(file?.fileName.slice(root.length + 1))}:${Number(line) + 1} ${symbol.name}`;
}
