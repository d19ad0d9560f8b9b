import { type ArrayNode, type MemberNode, type ObjectNode, type ValueNode, parse } from "@humanwhocodes/momoa";
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
  private readonly root: ValueNode | undefined;

  /**
   * @param text nothing before the first apply
   * @throws Failure when it is no state
   */
  constructor(private readonly text: string) {
    this.root = rootOf(text);
    const version = member(this.root, "version");
    if (text !== "" && (version === undefined || this.source(version) !== formatVersion)) {
      throw new Failure(`the state is not of version ${formatVersion}, which Terraform writes since 0.12`);
    }
  }

  /** Whether a resource of the stack itself, such as `aws_kms_key.key`, exists as far as Terraform knows. */
  public has(address: string): boolean {
    return this.instance(address) !== undefined;
  }

  /** Whether an attribute of a resource has no value: what is read back as null or as an empty text. */
  public lacks(address: string, attribute: string): boolean {
    const value = this.attribute(address, attribute);
    return value === undefined || value.type === "Null" || isText(value, "");
  }

  /** The state after this one, with further values. */
  public with(values: readonly AttributeValue[]): string {
    const serial = this.require(this.root, "serial");
    const raised = { ...placeOf(serial), text: String(BigInt(this.source(serial)) + 1n) };
    const edits = [raised, ...values.map((each) => this.setting(each))];
    return withEdits(
      this.text,
      edits.sort((one, other) => one.start - other.start),
    );
  }

  private setting({ address, attribute, value }: AttributeValue): TextEdit {
    const present = this.attribute(address, attribute);
    if (present !== undefined) {
      return { ...placeOf(present), text: JSON.stringify(value) };
    }
    const start = placeOf(this.require(this.instance(address), "attributes")).start + 1;
    return { start, end: start, text: `${JSON.stringify(attribute)}: ${JSON.stringify(value)},` };
  }

  private attribute(address: string, name: string): ValueNode | undefined {
    return member(member(this.instance(address), "attributes"), name);
  }

  /** The present object of a resource that is neither in a module nor one of several. */
  private instance(address: string): ValueNode | undefined {
    const [type, name] = address.split(".");
    const wanted = { mode: "managed", type, name, module: undefined };
    const resource = elements(member(this.root, "resources")).find((each) => matches(each, wanted));
    return elements(member(resource, "instances")).find((each) =>
      matches(each, { deposed: undefined, index_key: undefined }),
    );
  }

  private require(of: ValueNode | undefined, name: string): ValueNode {
    const found = member(of, name);
    if (found === undefined) {
      throw new Failure(`the state has no ${name}`);
    }
    return found;
  }

  /** A value as it is written, with every digit. */
  private source(node: ValueNode): string {
    const { start, end } = placeOf(node);
    return this.text.slice(start, end);
  }
}

/** What a text of JSON is; undefined for another one. */
function rootOf(text: string): ValueNode | undefined {
  try {
    return parse(text, { ranges: true }).body;
  } catch {
    // A text that is no JSON is not shown: it may hold anything.
    return undefined;
  }
}

function placeOf({ range: [start, end] = [0, 0] }: ValueNode): Pick<TextEdit, "start" | "end"> {
  return { start, end };
}

function member(of: ValueNode | undefined, name: string): ValueNode | undefined {
  return isObject(of) ? of.members.find((each) => isText(each.name, name))?.value : undefined;
}

function elements(of: ValueNode | undefined): readonly ValueNode[] {
  return isArray(of) ? of.elements.map(({ value }) => value) : [];
}

function isObject(node: ValueNode | undefined): node is ObjectNode {
  return node?.type === "Object";
}

function isArray(node: ValueNode | undefined): node is ArrayNode {
  return node?.type === "Array";
}

function isText(node: MemberNode["name"] | ValueNode, text: string): boolean {
  return node.type === "String" && node.value === text;
}

/** Whether an object has these texts, and nothing under the names that are undefined. */
function matches(of: ValueNode, wanted: Readonly<Record<string, string | undefined>>): boolean {
  return Object.entries(wanted).every(([name, text]) => {
    const value = member(of, name);
    return text === undefined || value === undefined ? text === value : isText(value, text);
  });
}
