import ts from "typescript";
import { Failure } from "../../shared/failure";
import { type TextEdit, withEdits } from "../write/text-edits";

/** A value of an attribute of a resource. */
export interface AttributeValue {
  readonly address: string;
  readonly attribute: string;
  readonly value: unknown;
}

/** The version of the format of state files since Terraform 0.12. */
const formatVersion = "4";

/**
 * Terraform's state, which is edited as a text: whatever else is in it, numbers of any size too, stays as it is.
 */
export class State {
  private readonly root: ts.Expression | undefined;

  /**
   * @param text nothing before the first apply
   * @throws Failure when it is no state
   */
  constructor(private readonly text: string) {
    this.root = rootOf(text);
    if (text !== "" && !(isJson(text) && member(this.root, "version")?.getText() === formatVersion)) {
      throw new Failure(`the state is not of version ${formatVersion}, which Terraform writes since 0.12`);
    }
  }

  /** Whether a resource of the stack itself, such as `aws_kms_key.key`, exists as far as Terraform knows. */
  public has(address: string): boolean {
    return this.instance(address) !== undefined;
  }

  /** Whether an attribute of a resource has no value: what is read back as null or as an empty text. */
  public lacks(address: string, attribute: string): boolean {
    const value = this.attribute(address, attribute)?.getText();
    return value === undefined || value === "null" || value === '""';
  }

  /** The state after this one, with further values. */
  public with(values: readonly AttributeValue[]): string {
    const serial = this.require(this.root, "serial");
    const raised = { start: serial.getStart(), end: serial.end, text: String(BigInt(serial.getText()) + 1n) };
    const edits = [raised, ...values.map((each) => this.setting(each))];
    return withEdits(
      this.text,
      edits.sort((one, other) => one.start - other.start),
    );
  }

  private setting({ address, attribute, value }: AttributeValue): TextEdit {
    const present = this.attribute(address, attribute);
    if (present !== undefined) {
      return { start: present.getStart(), end: present.end, text: JSON.stringify(value) };
    }
    const start = this.require(this.instance(address), "attributes").getStart() + 1;
    return { start, end: start, text: `${JSON.stringify(attribute)}: ${JSON.stringify(value)},` };
  }

  private attribute(address: string, name: string): ts.Expression | undefined {
    return member(member(this.instance(address), "attributes"), name);
  }

  /** The present object of a resource that is neither in a module nor one of several. */
  private instance(address: string): ts.Expression | undefined {
    const [type, name] = address.split(".");
    const wanted = { mode: "managed", type, name, module: undefined };
    const resource = elements(member(this.root, "resources")).find((each) => matches(each, wanted));
    return elements(member(resource, "instances")).find((each) =>
      matches(each, { deposed: undefined, index_key: undefined }),
    );
  }

  private require(of: ts.Expression | undefined, name: string): ts.Expression {
    const found = member(of, name);
    if (found === undefined) {
      throw new Failure(`the state has no ${name}`);
    }
    return found;
  }
}

function rootOf(text: string): ts.Expression | undefined {
  const file = ts.createSourceFile(
    "state.json",
    text,
    ts.ScriptTarget.Latest,
    true,
    ts.ScriptKind.JSON,
  ) as ts.JsonSourceFile;
  return file.statements[0]?.expression;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function member(of: ts.Expression | undefined, name: string): ts.Expression | undefined {
  const isObject = of !== undefined && ts.isObjectLiteralExpression(of);
  const properties: readonly ts.ObjectLiteralElementLike[] = isObject ? of.properties : [];
  return properties.filter(ts.isPropertyAssignment).find((each) => isText(each.name, name))?.initializer;
}

function isText(node: ts.Node, text: string): boolean {
  return ts.isStringLiteral(node) && node.text === text;
}

function elements(of: ts.Expression | undefined): readonly ts.Expression[] {
  return of !== undefined && ts.isArrayLiteralExpression(of) ? of.elements : [];
}

/** Whether an object has these texts, and nothing under the names that are undefined. */
function matches(of: ts.Expression, wanted: Readonly<Record<string, string | undefined>>): boolean {
  return Object.entries(wanted).every(([name, text]) => {
    const value = member(of, name);
    return text === undefined || value === undefined ? text === value : isText(value, text);
  });
}
