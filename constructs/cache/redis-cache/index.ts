import type { Construct } from "constructs";
import type { Topology } from "../../elasticache";
import type { RedisCacheProps } from "./props";
import { RedisCache as RedisCacheClass } from "./redis-cache";

/*
 * The class, with a constructor type that tells the compiler the topology. A class has one default for its type
 * parameter, and two are needed: as a type, `RedisCache` has any topology; a cache made without a topology is
 * replicated.
 */

/** A cache of any topology; `RedisCache<"sharded">` is a sharded one, with its endpoints. */
export type RedisCache<Kind extends Topology["kind"] = Topology["kind"]> = RedisCacheClass<Kind>;

/**
 * A Redis or Valkey cache that is ready for production: nodes in several zones, TLS, encryption at rest, client
 * authentication, snapshots, logs, events, alarms and a dashboard.
 *
 * @class
 * @example
 * new RedisCache(this, "Sessions", {
 *   name: "sessions",
 *   network: { kind: "existing", vpcId: "vpc-0123456789abcdef0", subnetIds: ["subnet-0a", "subnet-0b"] },
 * });
 */
export const RedisCache: new <Kind extends Topology["kind"] = "replicated">(
  scope: Construct,
  id: string,
  props: RedisCacheProps<Kind>,
) => RedisCache<Kind> = RedisCacheClass;
