import { joinedTags } from "../../../constructs/core";
import type { Environment, State } from "../../../stacks/environment";
import { callsInApp as calls } from "../calls";
import { cacheId } from "../entry/candidate";
import { cacheSource } from "../write/entry-source";
import { given, literal, objectOf } from "../write/literal";
import { formatted } from "../write/prettier";

/**
 * The source of an app whose only stack is what the environment of a cache would be, without what only environments
 * have: outputs, and reasons not to meet security rules.
 */
export async function programSource(stack: string, environment: Environment): Promise<string> {
  const { account, region, state, imports = {} } = environment;
  const source = `\
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, ${state.kind === "s3" ? "S3Backend, " : ""}TerraformStack } from "cdktf";
import { RedisCache, importInto } from "cdktf-managed-redis";

const app = new App();
const stack = new TerraformStack(app, ${literal(stack)});
${backendOf(stack, state)}\
new AwsProvider(stack, "Aws", ${literal({ region, allowedAccountIds: [account] })});

new RedisCache(stack, ${literal(cacheId)}, ${propsOf(environment)});

// To be taken out after the first apply, and after \`${calls.asTyped("adopt", "--finish", stack)}\`.
importInto(stack, ${objectOf(
    Object.entries(imports).map(([path, id]) => [path, literal(id)]),
    { onLines: true },
  )});

app.synth();
`;
  return (await formatted(source)).trimEnd();
}

/** Without one, the framework keeps the state in a local file. */
function backendOf(stack: string, state: State): string {
  if (state.kind === "local") {
    return "";
  }
  const { bucket, region } = state;
  const props = { bucket, region, key: `managed-redis/${stack}.tfstate`, encrypt: true };
  return `new S3Backend(stack, ${literal(props)}).addOverride("use_lockfile", true);\n`;
}

/** The cache with what the caches of an environment share. */
function propsOf({ network, clients, tags, caches }: Environment): string {
  const { deviations, ...cache } = caches[cacheId]!;
  const shared = { network, clients: filled(clients), tags: filled(joinedTags(tags, cache.tags)) };
  return cacheSource({ ...cache, ...shared });
}

function filled<T extends object>(named: T): T | undefined {
  return given(named).length === 0 ? undefined : named;
}
