import { readFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * Every argument of a resource or data source of the provider, those of its blocks as well, in the spelling of the CDK
 * and in that of Terraform; with what the framework takes for each.
 *
 * @param folder of the provider's package: `elasticache-user`
 */
export function argumentsOf(folder: string): readonly string[] {
  const file = require.resolve(`@cdktf/provider-aws/lib/${folder}`);
  const declared = readFileSync(`${dirname(file)}/index.d.ts`, "utf8");
  const blocks = [...declared.matchAll(/export interface \w+(?: extends [\w.]+)? \{([^]*?)\n\}/g)];
  const names = blocks.flatMap(([, members = ""]) => [...members.matchAll(/^ {4}readonly (\w+)\??:/gm)]);
  const spellings = [...readFileSync(file, "utf8").matchAll(/^\s*(\w+): \w[^\n]*?(?:struct\.|this\._)(\w+)/gm)];
  // The JSON of a block stands before its HCL, which has other keys.
  const terraform = new Map(spellings.reverse().map(([, snake = "", camel = ""]) => [camel, snake]));
  return names.flatMap(([, camel = ""]) => [camel, terraform.get(camel) ?? `no spelling of ${camel}`]);
}

/** What the framework takes for every resource. */
export const metaArguments = ["count", "dependsOn", "forEach", "lifecycle", "provider", "provisioners", "connection"];
