import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack } from "cdktf";
import { Construct } from "constructs";
import { CacheNetwork, RedisCache, ValidationError, importInto } from "../constructs";
import { Problems, checkImports, joinedTags, partOf } from "../constructs/core";
import { ChatChannel } from "../constructs/notifications";
import type { Environment } from "./environment";
import { environmentProblems } from "./environment-check";
import { declareOutputs } from "./outputs";
import { keepState } from "./state-backend";

/** A `ChatChannel` cannot be given to environments, which have nothing but values. */
const anotherChannel = "environments of one account cannot share it";

/**
 * The stack of one environment: a network and the caches in it.
 *
 * It names no `required_version`, though a generated secret needs Terraform or OpenTofu 1.11: Checkov cannot read JSON
 * with a string in its `terraform` block, so it would scan nothing. Older versions stop at the write-only argument
 * through which the secret is written.
 */
export class CacheStack extends TerraformStack {
  /** The caches by construct id. */
  public readonly caches: Readonly<Record<string, RedisCache>>;

  /** @throws ValidationError that lists every problem with the environment and its caches */
  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    const problems = environmentProblems(environment);
    if (problems.length > 0) {
      throw new ValidationError(this, problems);
    }

    const { account, region, tags, clients } = environment;
    keepState(this, id, environment.state);
    new AwsProvider(this, "Aws", { region, ...(account === "any" ? {} : { allowedAccountIds: [account] }) });

    const network = new CacheNetwork(this, "Network", { network: environment.network, tags });
    const outputs = new Construct(this, "Outputs");
    this.caches = Object.fromEntries(
      Object.entries(environment.caches).map(([cacheId, { deviations, ...props }]) => {
        const cache = new RedisCache(this, cacheId, { ...props, network, clients, tags: joinedTags(tags, props.tags) });
        partOf(this, cache, { alerts: `caches.${cacheId}.alerts`, clients: "clients" }, anotherChannel);
        declareOutputs(outputs, cacheId, cache);
        return [cacheId, cache];
      }),
    );
    this.showAlarms(environment);
    this.takeOver(environment);
  }

  /** Imports what exists. Everything is made by now, so that a wrong path is reported with the other mistakes. */
  private takeOver({ imports = {} }: Environment): void {
    const problems = new Problems();
    checkImports(problems, "imports", this, imports);
    problems.throwIfAny(this);
    importInto(this, imports);
  }

  /** Shows the alarms of every cache in the chats of the environment. */
  private showAlarms({ chats = {}, tags }: Environment): void {
    // Not an id that a cache could have.
    const scope = new Construct(this, "_Chats");
    const topics = Object.values(this.caches).map(({ monitoring }) => monitoring.topicArns);
    const topicArns = topics.flatMap((of) => (of === undefined ? [] : [of.critical, of.warning]));
    for (const [name, place] of Object.entries(chats)) {
      const channel = new ChatChannel(scope, name, {
        name: `${this.node.id}-${name}`,
        place,
        tags,
        topicArns: [...new Set(topicArns)],
      });
      partOf(this, channel, { place: `chats.${name}`, name: `chats.${name}` }, anotherChannel);
    }
  }
}
