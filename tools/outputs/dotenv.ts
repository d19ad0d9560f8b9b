import type { StackOutputs } from "./stack-outputs";

/**
 * The same as environment variables: one line for each value, named after its path, for example
 * `CACHE_PRIMARY_ENDPOINT_ADDRESS` or `CACHE_SECRET_ARNS_TOKEN`.
 */
export function toDotenv({ stack, region, caches }: StackOutputs): string {
  const lines = [`AWS_REGION=${region}`, ...Object.entries(caches).flatMap(([name, cache]) => flatten(name, cache))];
  return [
    `# Outputs of the stack ${stack}. No secret is in here: the ARNs say where the secrets are.`,
    ...lines,
    "",
  ].join("\n");
}

function flatten(name: string, value: unknown): readonly string[] {
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([key, member]) => flatten(`${name}_${key}`, member));
  }
  const text = String(value);
  return [`${variable(name)}=${/^[\w.:/-]*$/.test(text) ? text : quoted(text)}`];
}

/** In single quotes neither a shell nor a dotenv library expands `$`, which keyspace events may have. */
function quoted(text: string): string {
  return text.includes("'") ? `"${text.replace(/[\\"$`]/g, "\\$&")}"` : `'${text}'`;
}

function variable(name: string): string {
  return name
    .replace(/(?<=[a-z0-9])(?=[A-Z])/g, "_")
    .replace(/\W/g, "_")
    .toUpperCase();
}
