// A program of somebody who installed the package; the tests compile and run it in an app of its own.
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { type Network, RedisCache, type RedisCacheProps, ValidationError } from "cdktf-managed-redis";
import { ParameterGroup } from "cdktf-managed-redis/elasticache";
import { CacheKey } from "cdktf-managed-redis/encryption";
import { CacheLogs } from "cdktf-managed-redis/logs";
import { SecurityGroup } from "cdktf-managed-redis/network";
import { EventTopic } from "cdktf-managed-redis/notifications";
import { GeneratedSecret } from "cdktf-managed-redis/secrets";
import { expectNoReplacement, synthesize } from "cdktf-managed-redis/testing";

const network: Network = { kind: "existing", vpcId: "vpc-0a", subnetIds: ["subnet-0a", "subnet-0b"] };

function cacheWith(props: Partial<RedisCacheProps>) {
  return synthesize((stack) => {
    new AwsProvider(stack, "Aws", { region: "us-east-1" });
    new RedisCache(stack, "Cache", { name: "sessions", network, ...props });
  });
}

function pieces() {
  return synthesize((stack) => {
    new AwsProvider(stack, "Aws", { region: "us-east-1" });
    new ParameterGroup(stack, "Parameters", { name: "sessions", engine: { kind: "valkey", version: "8.0" } });
    new CacheKey(stack, "Key", { name: "sessions" });
    new CacheLogs(stack, "Logs", { name: "sessions" });
    new EventTopic(stack, "Events", { name: "sessions" });
    new GeneratedSecret(stack, "Secret", { name: "sessions", description: "token" });
    new SecurityGroup(stack, "Clients", { name: "sessions", vpcId: "vpc-0a", port: 6379 });
  });
}

/** Mistakes that do not compile, and the message for those who do not compile. */
function refusalOf(props: object): string {
  try {
    cacheWith(props);
    return "none";
  } catch (error) {
    return error instanceof ValidationError ? error.message : `another error: ${String(error)}`;
  }
}

// @ts-expect-error the name of an engine is known
cacheWith.bind(undefined, { engine: { name: "memcached", version: "1.6" } });
// @ts-expect-error a replicated cache has no shards
cacheWith.bind(undefined, { topology: { kind: "replicated", shards: 2 } });

expectNoReplacement(cacheWith({}), cacheWith({ topology: { kind: "replicated", replicas: 3 } }));
process.stdout.write(
  JSON.stringify({
    resources: pieces().document.resource,
    nodeType: cacheWith({}).only(ElasticacheReplicationGroup).node_type,
    refusals: [
      refusalOf({ nodetype: "cache.r7g.large" }),
      refusalOf({ topology: { kind: "replicated", replicas: 6 } }),
    ],
  }),
);
