import { join } from "node:path/posix";
import type { StackDocument } from "../../shared/stack/document";
import { formattedJson } from "../json";
import { deployPolicies } from "./policy";

/** Where the policies of all stacks are, from the root of the project. */
export const policyFolder = "docs/deploy-policy";

/** The files with a stack's policies: their text by their path from the root of the project. */
export async function deployPolicyFiles(stack: string, document: StackDocument): Promise<ReadonlyMap<string, string>> {
  const files = deployPolicies(document).map(
    async (policy, index) => [join(policyFolder, stack, `${index + 1}.json`), await formattedJson(policy)] as const,
  );
  return new Map(await Promise.all(files));
}
