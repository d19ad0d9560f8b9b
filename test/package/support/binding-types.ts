/** Resources, data sources or ephemeral resources of a document, by type and name. */
type Elements = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

/** What a document has of elements. */
export interface Document {
  readonly resource?: Elements;
  readonly data?: Elements;
  readonly ephemeral?: Elements;
}

/** The sections of a document, and what the bindings put before a type of each. */
const sections = [
  ["resource", ""],
  ["data", "data_aws_"],
  ["ephemeral", "ephemeral_aws_"],
] as const;

/** Arguments whose keys people choose, or which belong to Terraform and not to the provider. */
const free = ["tags", "dimensions"];
const ofTerraform = ["//", "lifecycle", "depends_on", "provider"];

/**
 * A program that compiles if the arguments of every element have the names and types that the provider's bindings know.
 * In a document, a block that may be there once is a list of one; expressions may stand for anything.
 */
export function programComparing(document: Document, provider: string): string {
  const elements = sections.flatMap(([section, prefix]) =>
    Object.entries(document[section] ?? {})
      .filter(([type]) => type.startsWith("aws_"))
      .flatMap(([type, named]) => Object.values(named).map((args) => [type.replace("aws_", prefix), args] as const)),
  );
  return [
    "type Plain<T> = Exclude<T, undefined | { resolve(context: any): any }>;",
    "type Written<T> = Plain<T> extends readonly unknown[] ? T : Plain<T> extends object ? T | Plain<T>[] : T;",
    "const expression: any = undefined;",
    ...elements.flatMap(([type, args], index) => comparison(type, `of_${index}`, args, provider)),
  ].join("\n");
}

function comparison(type: string, name: string, args: object, provider: string): readonly string[] {
  const config = `import("${provider}/lib/${type.replaceAll("_", "-")}").${pascal(type)}Config`;
  return Object.entries(args)
    .filter(([argument]) => !ofTerraform.includes(argument))
    .map(([argument, value]) => {
      const known = `Written<${config}["${camel(argument)}"]>`;
      return `export const ${name}_${argument}: ${known} = ${written(value, free.includes(argument))};`;
    });
}

function written(value: unknown, keysAreFree: boolean): string {
  if (typeof value === "string" && value.includes("${")) {
    return "expression";
  }
  if (Array.isArray(value)) {
    return `[${value.map((member) => written(member, keysAreFree)).join(", ")}]`;
  }
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).map(
      ([key, member]) =>
        `${JSON.stringify(keysAreFree ? key : camel(key))}: ${written(member, keysAreFree || free.includes(key))}`,
    );
    return `{ ${members.join(", ")} }`;
  }
  return JSON.stringify(value);
}

function camel(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function pascal(name: string): string {
  return camel(`_${name}`);
}
