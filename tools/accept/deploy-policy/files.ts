import { join } from "node:path/posix";
// Jest cannot run Prettier's main module, which imports its parts while it runs.
import * as babel from "prettier/plugins/babel";
import * as estree from "prettier/plugins/estree";
import { format } from "prettier/standalone";
import { prettier } from "../../../package.json";
import type { StackDocument } from "../../shared/stack/document";
import { deployPolicies } from "./policy";

/** Where the policies of all stacks are, from the root of the project. */
export const policyFolder = "docs/deploy-policy";

/** The files with a stack's policies: their text by their path from the root of the project. */
export async function deployPolicyFiles(stack: string, document: StackDocument): Promise<ReadonlyMap<string, string>> {
  const files = deployPolicies(document).map(
    async (policy, index) =>
      [
        join(policyFolder, stack, `${index + 1}.json`),
        await format(JSON.stringify(policy), { ...prettier, parser: "json", plugins: [babel, estree] }),
      ] as const,
  );
  return new Map(await Promise.all(files));
}
