// The program of docs/testing.md, word for word.
import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { RedisCache, type RedisCacheProps } from "cdktf-managed-redis";
import { expectNoReplacement, matchers, synthesize } from "cdktf-managed-redis/testing";

expect.extend(matchers);

const network = { kind: "existing", vpcId: "vpc-0a", subnetIds: ["subnet-0a", "subnet-0b"] } as const;

const cacheWith = (props: Partial<RedisCacheProps>) =>
  synthesize((stack) => {
    new AwsProvider(stack, "Aws", { region: "us-east-1" });
    new RedisCache(stack, "Sessions", { name: "sessions", network, ...props });
  });

test("sessions survive the loss of a zone", () => {
  expect(cacheWith({}).only(ElasticacheReplicationGroup).multi_az_enabled).toBe(true);
});

test("sessions run on large nodes", () => {
  const stack = cacheWith({ nodeType: "cache.r7g.xlarge" });
  expect(stack).toHaveResource(ElasticacheReplicationGroup, { node_type: "cache.r7g.xlarge", num_cache_clusters: 3 });
});

test("a third replica does not cost us the cache", () => {
  expectNoReplacement(cacheWith({}), cacheWith({ topology: { kind: "replicated", replicas: 3 } }));
});
