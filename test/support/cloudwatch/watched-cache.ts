import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { RedisCache, type RedisCacheProps } from "../../../constructs";
import { type SynthesizedStack, synthesize } from "../../../constructs/testing";
import { AlarmSimulation, type Outcome } from "./simulation";
import { type Difference, type NodeAt, nodeIds, publish } from "./traffic";

/** Props of a cache for tests of its alarms: what has nothing to do with them is given. */
export type WatchedProps = Partial<Omit<RedisCacheProps, "name" | "network">>;

/** Synthesizes one cache, with whatever else is done to it. */
export function synthesizeCache(props: WatchedProps = {}, more?: (cache: RedisCache) => void): SynthesizedStack {
  return synthesize((stack) => {
    new AwsProvider(stack, "Aws", { region: "us-east-1" });
    const cache = new RedisCache(stack, "Cache", {
      name: "app",
      network: { kind: "existing", vpcId: "vpc-0a", subnetIds: ["subnet-0a", "subnet-0b"] },
      ...props,
    });
    more?.(cache);
  });
}

/** A cache with its alarms, and a history to try them on. */
export class WatchedCache {
  /** Cache cluster ids by shard. */
  public readonly shards: readonly (readonly string[])[];
  public readonly stack: SynthesizedStack;
  public readonly alarms: AlarmSimulation;

  constructor(props: WatchedProps = {}, ids?: readonly (readonly string[])[]) {
    const { topology = { kind: "replicated", replicas: 2 } } = props;
    const sharded = topology.kind === "sharded";
    const replicas = sharded ? topology.replicasPerShard : topology.replicas;
    this.shards = ids ?? nodeIds("app", sharded ? topology.shards : 1, replicas + 1, sharded);
    this.stack = synthesizeCache(props);
    this.alarms = new AlarmSimulation(this.stack, this.shards.flat());
  }

  /** A healthy hour, then `minutes` of something, then enough health for every alarm to get over it. */
  public live(minutes: number, differs: (node: NodeAt) => Difference | undefined): Outcome {
    const start = 60;
    const end = start + minutes + 45;
    const wanted = new Set(this.alarms.metricAlarms.flatMap(({ readings }) => readings.map(({ metric }) => metric)));
    const badTime = (node: NodeAt) =>
      node.minute > start && node.minute <= start + minutes ? differs(node) : undefined;
    const store = publish(this.shards, 1, end, badTime, wanted);
    return this.alarms.run(store, 45, end);
  }
}
