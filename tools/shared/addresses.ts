import { isRecord } from "./records";

/** Members of a manifest that lead people from a registry's page to the project. */
const members = ["repository", "homepage", "bugs"] as const;

/** What stands in an address until somebody owns the repository. */
const placeholder = "OWNER";

/** Address of a repository: `https://<host>/<owner>/<name>`, as npm writes it or as a browser shows it. */
const repositoryForm = /^(git\+)?https:\/\/[\w.-]+\/[A-Za-z\d-]+\/[\w.-]+$/;

/**
 * What is wrong with the addresses in a manifest, each with the value received; nothing once they name a repository.
 *
 * @see https://docs.npmjs.com/trusted-publishers npm compares `repository.url` with the repository that publishes
 */
export function addressProblems(manifest: Readonly<Record<string, unknown>>): readonly string[] {
  return members.flatMap((member) => problemsOf(member, addressIn(manifest[member])));
}

function addressIn(value: unknown): unknown {
  return isRecord(value) ? value.url : value;
}

function problemsOf(member: (typeof members)[number], address: unknown): readonly string[] {
  if (typeof address !== "string" || address.trim() === "") {
    return [
      `\`${member}\` of package.json must have an address, got ${address === undefined ? "none" : JSON.stringify(address)}`,
    ];
  }
  if (address.split(/[^\w-]+/).some((word) => word.toUpperCase() === placeholder)) {
    return [`\`${member}\` of package.json must name who owns the repository, not ${placeholder}, got ${address}`];
  }
  const form = member === "repository" ? repositoryForm : /^https:\/\/\S+$/;
  const example = member === "repository" ? "https://<host>/<owner>/<name>" : "https://…";
  return form.test(address) ? [] : [`\`${member}\` of package.json must have the form ${example}, got ${address}`];
}
