import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "prettier";
import { type StackDocument, deployPolicy } from "./policy";

/** Writes the policy of each synthesized stack's deploy role. */
async function main(synthesized = "cdktf.out", documents = join("docs", "deploy-policy")): Promise<void> {
  mkdirSync(documents, { recursive: true });
  for (const stack of readdirSync(join(synthesized, "stacks"))) {
    const document = JSON.parse(
      readFileSync(join(synthesized, "stacks", stack, "cdk.tf.json"), "utf8"),
    ) as StackDocument;
    const policy = await format(JSON.stringify(deployPolicy(document)), { parser: "json", printWidth: 120 });
    writeFileSync(join(documents, `${stack}.json`), policy);
    console.log(join(documents, `${stack}.json`));
  }
}

void main();
