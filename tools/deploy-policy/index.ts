import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { deployPolicyFiles, policyFolder } from "./files";
import { attachmentWarning } from "./limits";
import type { StackDocument } from "./policy";

/** Writes the policies of each synthesized stack's deploy role, and removes those that no stack needs any more. */
async function main(synthesized = join("cdktf.out", "stacks")): Promise<void> {
  const written = readdirSync(synthesized).map(async (stack) => {
    const text = readFileSync(join(synthesized, stack, "cdk.tf.json"), "utf8");
    const files = await deployPolicyFiles(stack, JSON.parse(text) as StackDocument);
    return { files, warning: attachmentWarning(stack, files.size) };
  });
  const stacks = await Promise.all(written);
  rmSync(policyFolder, { recursive: true, force: true });
  for (const { files, warning } of stacks) {
    for (const [path, text] of files) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
      console.log(path);
    }
    if (warning !== undefined) {
      console.warn(warning);
    }
  }
}

void main();
