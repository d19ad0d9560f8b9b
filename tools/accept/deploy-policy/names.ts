import { partition } from "@aws-sdk/core/client";
import { readTemplate, withoutEscapes } from "../../../constructs/core/tokens/template";
import { cardOf } from "../../shared/cards";
import { type Arguments, type StackDocument, awsProviderOf } from "../../shared/stack/document";
import { withBeginnings } from "./beginnings";

/**
 * Length of the part of a cache's name with which all names made from it begin: a name over 40 characters keeps 31 and
 * gets a hash.
 */
const keptNameLength = 31;

/** A value of the stack, as far as it is known before Terraform runs. */
interface Found {
  /** With a wildcard for what is not known. */
  readonly text: string;
  /** Whether it comes from a resource of the stack. */
  readonly isOwn: boolean;
}

const placeholders = /\{([\w.:=?-]+)\}/;

/** A text with every value that its placeholders have; none when one of them has none. */
export function filled(template: string, stack: StackDocument): readonly string[] {
  const [placeholder, name = ""] = placeholders.exec(template) ?? [];
  return placeholder === undefined
    ? [template.replace(/\*+/g, "*")]
    : valuesOf(name, stack).flatMap((value) =>
        value.startsWith("arn:")
          ? [value]
          : filled(
              template.replace(placeholder, () => value),
              stack,
            ),
      );
}

/** The arguments behind placeholders in a text of which Terraform alone knows the whole value. */
export function openNames(template: string, stack: StackDocument): readonly string[] {
  return [...template.matchAll(new RegExp(placeholders, "g"))]
    .map(([, name = ""]) => name)
    .filter((name) => name.endsWith("?") && valuesOf(name, stack).some((value) => value.includes("*")))
    .map((name) => name.replace(/^(given|many):|\?$/g, ""));
}

function valuesOf(name: string, stack: StackDocument): readonly string[] {
  const { region, allowed_account_ids: accounts } = awsProviderOf(stack);
  switch (name) {
    case "partition":
      return [partition(typeof region === "string" ? region : "").name];
    case "region":
      return [known(region)];
    case "account":
      return [known((accounts as readonly unknown[] | undefined)?.[0])];
    case "cache":
      return beginnings("aws_elasticache_replication_group.replication_group_id?", stack);
    case "watched":
      return beginnings("data.aws_elasticache_replication_group.replication_group_id?", stack);
    default:
      return name.startsWith("many:") ? otherNames(name.slice(5), stack) : valuesInBlocks(name, stack);
  }
}

/** The beginnings of all names that are made from these; ElastiCache writes its ids in lower case. */
function beginnings(name: string, stack: StackDocument): readonly string[] {
  return valuesOf(name, stack).map((id) => id.slice(0, keptNameLength).toLowerCase());
}

/** Names that do not begin with that of a cache, which allows them already. */
function otherNames(name: string, stack: StackDocument): readonly string[] {
  const caches = ["cache", "watched"].flatMap((kind) => valuesOf(kind, stack));
  return withBeginnings(valuesInBlocks(name, stack).filter((text) => !caches.some((cache) => text.startsWith(cache))));
}

function valuesInBlocks(name: string, stack: StackDocument): readonly string[] {
  const [, given, data, type = "", path = "", optional] = /^(given:)?(data\.)?(\w+)\.([^?]+)(\?)?$/.exec(name) ?? [];
  const blocks = Object.values((data === undefined ? stack.resource : stack.data)?.[type] ?? {});
  const found = blocks.flatMap((block) => {
    const values = valuesAt([block], path.split("."));
    return values.length === 0 && optional === undefined ? [undefined] : values;
  });
  const texts = found.map((value) => resolved(value, stack)).filter(({ isOwn }) => given === undefined || !isOwn);
  return texts.length === 0 && optional === undefined ? ["*"] : [...new Set(texts.map(({ text }) => text))];
}

/** The values at the end of a path, through lists. */
function valuesAt(values: readonly unknown[], [step, ...rest]: readonly string[]): readonly unknown[] {
  const each = values.flat().filter((value) => value !== undefined && value !== null);
  if (step === undefined) {
    return each;
  }
  const [name = "", wanted] = step.split("=");
  const inner = each.map((value) => (value as Readonly<Record<string, unknown>>)[name]);
  return valuesAt(wanted === undefined ? inner : each.filter((_value, index) => inner[index] === wanted), rest);
}

/** A reference to another block of the stack leads to the name that the stack gives it. */
function resolved(value: unknown, stack: StackDocument): Found {
  const [, data, type = "", name = "", attribute = ""] =
    (typeof value === "string" ? /^\$\{(data\.)?(\w+)\.([\w-]+)\.(\w+)\}$/.exec(value) : undefined) ?? [];
  const block = (data === undefined ? stack.resource : stack.data)?.[type]?.[name];
  if (block === undefined) {
    return { text: known(value), isOwn: false };
  }
  return { text: resolved(nameIn(block, type, attribute), stack).text, isOwn: data === undefined };
}

/** Where an attribute is only known to Terraform (an id, an ARN), the object's name stands for it. */
function nameIn(block: Arguments, type: string, attribute: string): unknown {
  const { namedBy: [name = ""] = [] } = cardOf(type) ?? {};
  return block[attribute] ?? block[name];
}

/** A text with a wildcard for each part that Terraform fills in. */
function known(value: unknown): string {
  const parts = typeof value === "string" ? readTemplate(value) : undefined;
  const text = (parts ?? [{ kind: "expression", source: "" }])
    .map(({ kind, source }) => (kind === "literal" ? withoutEscapes(source) : "*"))
    .join("");
  return text.replace(/\*+/g, "*");
}
