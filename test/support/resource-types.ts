import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

const root = join(__dirname, "../..");

/**
 * Types that a source makes something of: by the modules it imports of the provider, or loads because older bindings do
 * not have them, and those without a module. An ephemeral resource is read as the data source of its type is.
 */
export function typesInSource(text: string): readonly string[] {
  const modules = text.matchAll(
    /^import \{ (?!type )[^}]*\} from "@cdktf\/provider-aws\/lib\/(data-aws-)?([a-z0-9-]+)"/gm,
  );
  const loaded = text.matchAll(/\brequire\("@cdktf\/provider-aws\/lib\/((?:data|ephemeral)-aws-)?([a-z0-9-]+)"\)/g);
  const imported = [...modules, ...loaded]
    .filter(([, , name]) => name !== "provider")
    .map(([, data, name = ""]) => `${data === undefined ? "" : "data."}aws_${name.replaceAll("-", "_")}`);
  const raw = [...text.matchAll(/terraformResourceType: "(\w+)"/g)].map(([, type = ""]) => type);
  return [...imported, ...raw];
}

/** Types that the constructs and stacks of this project make something of. */
export function typesOfSources(): readonly string[] {
  return ["constructs", "stacks"].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .flatMap((file) => typesInSource(readFileSync(join(root, folder, file), "utf8"))),
  );
}
