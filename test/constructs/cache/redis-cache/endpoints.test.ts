import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { RedisCache, type RedisCacheProps } from "../../../../constructs";
import { network } from "../../../support/fixtures";

/*
 * What the compiler knows of a cache's endpoints. Lines that must not compile are marked, and the test of the types fails
 * over a mark that is not needed.
 */

const sharded = { kind: "sharded", shards: 2, replicasPerShard: 1 } as const;

function stack(): TerraformStack {
  const made = new TerraformStack(new App(), "stack");
  new AwsProvider(made, "Aws", { region: "us-east-1" });
  return made;
}

/** Narrows by the one `kind`. */
function mainAddress({ endpoints }: RedisCache): string {
  return endpoints.kind === "sharded" ? endpoints.configuration : endpoints.primary;
}

describe("the endpoints of a cache", () => {
  it("are those of a replicated cache when there is no topology", () => {
    const { endpoints } = new RedisCache(stack(), "Cache", { name: "sessions", network });
    const addresses: readonly string[] = [endpoints.primary, endpoints.reader];
    expect([endpoints.kind, new Set(addresses).size]).toStrictEqual(["replicated", 2]);
    // @ts-expect-error -- a replicated cache has none
    expect(endpoints.configuration).toBeUndefined();
  });

  it("are those of the topology that is written out", () => {
    const replicated = new RedisCache(stack(), "Cache", {
      name: "sessions",
      network,
      topology: { kind: "replicated", replicas: 1 },
    });
    const { endpoints } = new RedisCache(stack(), "Cache", { name: "sessions", network, topology: sharded });
    const addresses: readonly string[] = [replicated.endpoints.primary, endpoints.configuration];
    expect(addresses).toHaveLength(2);
    expect([replicated.endpoints.kind, endpoints.kind]).toStrictEqual(["replicated", "sharded"]);
    // @ts-expect-error -- a sharded cache has no primary of its own
    expect(endpoints.primary).toBeUndefined();
  });

  it("are either's when the topology is any, and its kind tells which", () => {
    const props: RedisCacheProps = { name: "sessions", network, topology: sharded };
    const cache = new RedisCache(stack(), "Cache", props);
    // @ts-expect-error -- nobody knows yet
    expect(cache.endpoints.primary).toBeUndefined();
    expect(mainAddress(cache)).toBe(cache.endpoints.kind === "sharded" ? cache.endpoints.configuration : "");
  });

  it("of every cache fit where a cache of any topology is asked for", () => {
    const caches: readonly RedisCache[] = [
      new RedisCache(stack(), "Cache", { name: "sessions", network }),
      new RedisCache(stack(), "Cache", { name: "sessions", network, topology: sharded }),
    ];
    const known = new RedisCache<"sharded">(stack(), "Cache", { name: "feed", network, topology: sharded });
    expect([...caches, known].map(mainAddress)).toHaveLength(3);
    expect(known).toBeInstanceOf(RedisCache);
  });

  it("have the port that the replication group names", () => {
    const cache = new RedisCache(stack(), "Cache", { name: "sessions", network, port: 6390 });
    expect([cache.endpoints.port, cache.replicationGroup.port]).toStrictEqual([6390, 6390]);
  });

  it("are there for a class that extends the cache", () => {
    class Sessions extends RedisCache {
      constructor(scope: Construct) {
        super(scope, "Sessions", { name: "sessions", network });
      }
    }
    const address: string = new Sessions(stack()).endpoints.primary;
    expect(address).toContain("TfToken");
  });

  it("leave typing errors in props to the compiler", () => {
    const wrong = () => [
      // @ts-expect-error -- not a prop
      new RedisCache(stack(), "Cache", { name: "sessions", network, nodetype: "cache.r7g.large" }),
      // @ts-expect-error -- not a prop of this topology
      new RedisCache(stack(), "Cache", { name: "sessions", network, topology: { kind: "replicated", shards: 1 } }),
    ];
    expect(wrong).toThrow("it is called `nodeType`");
  });
});
