import { surveyOf } from "../../../tools/adopt/survey";
import { account, group, node } from "./support/account";

test("the survey has every cache by its id, those that are no replication group too", () => {
  const reading = account({
    groups: [group(), group({ ReplicationGroupId: "bills", Engine: "valkey", Status: "creating", MemberClusters: [] })],
    clusters: [
      node("orders-001"),
      node("orders-002"),
      node("memory", {
        ...{ ReplicationGroupId: undefined, Engine: "memcached", EngineVersion: "1.6.22", NumCacheNodes: 3 },
      }),
      node("alone", { ReplicationGroupId: undefined, EngineVersion: "5.0.6" }),
    ],
  });

  expect(
    surveyOf(reading).map(({ refusals, ...cache }) => ({ ...cache, reasons: refusals.map(({ reason }) => reason) })),
  ).toEqual([
    {
      ...{ id: "alone", engine: "redis", version: "5.0.6", nodes: 1 },
      reasons: ["it is a single node (Redis OSS) in no replication group"],
    },
    {
      ...{ id: "bills", engine: "valkey", version: "unknown", nodes: 0 },
      reasons: ["its status is creating, and not available"],
    },
    {
      ...{ id: "memory", engine: "memcached", version: "1.6.22", nodes: 3 },
      reasons: ["it is a Memcached cluster, and this project has Redis OSS and Valkey only"],
    },
    { ...{ id: "orders", engine: "redis", version: "7.1.0", nodes: 2 }, reasons: [] },
  ]);
});
