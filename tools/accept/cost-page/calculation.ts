import Big from "big.js";
import { nodeTypes } from "../../../constructs/elasticache/facts/node-types";
import { dollars, number, percent, price } from "../../cost/report/money";
import { hourly, nodes, priceOf, queries } from "./price";
import { part } from "./table";

/** The calculation that this project began with, beside today's prices. */
export function calculation(): string {
  return [threeNodes(), tenNodes(), feed(), database(), feedDatabase()].join("\n\n");
}

/** Its five snapshots have 2.5 GB each, the first of them free: 10 GB are charged. */
const shop = {
  arguments: {
    engine: "redis",
    engine_version: "7.1",
    node_type: "cache.r6g.large",
    num_cache_clusters: 3,
    snapshot_retention_limit: 5,
  },
  usage: { snapshot_storage_size_gb: 2.5, monthly_cross_zone_gb: 100 },
};

function threeNodes(): string {
  const { nodes: threeNodes, backups, transfer, all } = priceOf(shop);
  const larger = priceOf({ ...shop, usage: { snapshot_storage_size_gb: 10 } }).backups;
  const valkey = priceOf({ ...shop, arguments: { ...shop.arguments, engine: "valkey", engine_version: "8.0" } });
  return part("Three nodes of cache.r6g.large", [
    {
      what: "one node",
      then: "$163",
      today: nodes(1, "cache.r6g.large"),
      why: `$0.226 an hour for 720 hours; AWS's list has ${hourly("cache.r6g.large")}, and months of 730 hours`,
    },
    { what: "three nodes", then: "$489", today: threeNodes, why: "the same" },
    {
      what: "10 GB of backups",
      then: "$1",
      today: backups,
      why: `$0.095 a GB then; ${price(backups.div(10))} in the list. Read as 10 GB that are charged: five snapshots of 2.5 GB, the first of them free. If one snapshot had 10 GB, four would be charged: ${dollars(larger)}`,
    },
    { what: "100 GB between zones", then: "$1", today: transfer, why: "none" },
    { what: "total", then: "$491", today: all, why: "the price of the nodes" },
    {
      what: "the same with Valkey",
      then: "",
      today: valkey.all,
      why: `${String(percent(threeNodes.minus(valkey.nodes), threeNodes))} off the nodes`,
    },
  ]);
}

function tenNodes(): string {
  const node = nodes(1, "cache.r6g.xlarge");
  return part("Ten nodes of cache.r6g.xlarge for a million requests a second", [
    {
      what: "ten nodes",
      then: "$1,600",
      today: nodes(10, "cache.r6g.xlarge"),
      why: `$160 a node is about what cache.r6g.large had above, with half the memory; one of this type costs ${dollars(node)}`,
    },
    {
      what: "a replica for each of them",
      then: "",
      today: nodes(20, "cache.r6g.xlarge"),
      why: "20 nodes in all: without replicas a lost node loses a tenth of the keys",
    },
  ]);
}

/** What the feed has to keep: 10 million feeds of 50 KB, 100 million posts of 1 KB; in GB. */
const kept = { feeds: 500, posts: 100 } as const;

/** The node type whose memory comes nearest to the 25 GB that the calculation counts with. */
const feedNode = "cache.r6g.xlarge";

/**
 * Nodes that have room for some GB when a quarter of their memory is reserved.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/redis-memory-management.html
 */
function nodesFor(gigabytes: number): number {
  return Math.ceil((gigabytes * 1e9) / (nodeTypes[feedNode].maxmemoryBytes * 0.75));
}

function feed(): string {
  const memory = new Big(nodeTypes[feedNode].maxmemoryBytes);
  const unused = memory.minus(25e9);
  const full = `25 GB leave ${String(percent(unused, memory))} of such a node for replication and snapshots; AWS recommends to reserve 25 %`;
  return part("A feed of 100 million users", [
    {
      what: "20 nodes of 25 GB for feeds",
      then: "$3,200",
      today: nodes(20, feedNode),
      why: `25 GB take ${feedNode}, with ${nodeTypes[feedNode].memoryGib} GiB; $160 is again a node with half the memory`,
    },
    {
      what: `${nodesFor(kept.feeds)} nodes, with a reserve`,
      then: "",
      today: nodes(nodesFor(kept.feeds), feedNode),
      why: full,
    },
    { what: "4 nodes of 25 GB for posts", then: "$640", today: nodes(4, feedNode), why: "as for feeds" },
    {
      what: `${nodesFor(kept.posts)} nodes, with a reserve`,
      then: "",
      today: nodes(nodesFor(kept.posts), feedNode),
      why: "as for feeds; still without replicas, and without the memory of the keys themselves",
    },
    {
      what: "CloudFront, 50 TB",
      then: "$5,000",
      today: undefined,
      why: "CloudFront is no part of this project; 50,000 GB at the $0.085 of the calculation are $4,250",
    },
  ]);
}

function database(): string {
  const [without, misses, cache] = [queries(new Big(50_000)), queries(new Big(2_500)), priceOf(shop).all];
  const saving = without.minus(misses).minus(cache);
  return part("A database without the cache of three nodes", [
    {
      what: "50,000 queries a second",
      then: "$12,960",
      today: without,
      why: "4,320 million a day at $0.10 a million are $432 a day, as calculated; 730 hours in place of 30 days",
    },
    { what: "2,500 queries a second, at 95 % hits", then: "$648", today: misses, why: "the same" },
    {
      what: "saved, less the cache",
      then: "$11,821",
      today: saving,
      why: `the cache pays from ${cache.div(without).times(100).toFixed(1)} % hits on. The $0.10 is the calculation's own: RDS charges for instances, whatever they are asked, and that is saved only if they become smaller`,
    },
  ]);
}

function feedDatabase(): string {
  const [peak, average] = [new Big(70_000), new Big(2e9).div(86_400)];
  const caches = nodes(nodesFor(kept.feeds) + nodesFor(kept.posts), feedNode);
  const perMillion = new Big(50_000).div(queries(peak)).times("0.10").toFixed(2);
  const [atPeak, atAverage] = [peak, average].map((rate) => queries(rate).times("0.9").minus(caches)) as [Big, Big];
  return part("A database without the caches of the feed", [
    {
      what: "70,000 queries a second",
      then: "$50,000",
      today: queries(peak),
      why: `at the $0.10 a million above; $50,000 are $${perMillion} a million`,
    },
    {
      what: "7,000 queries a second, and the caches",
      then: "$14,000",
      today: queries(peak.div(10)).plus(caches),
      why: `${dollars(caches)} of it are the caches with a reserve`,
    },
    { what: "saved, at 90 % hits", then: "$36,000", today: atPeak, why: "as if the peak lasted all month" },
    {
      what: "saved at the average, 2,000 million queries a day",
      then: "",
      today: atAverage,
      why: `${number(average.round(0))} queries a second. At this price the caches cost more than the queries that they save; what they save is the database for the peak, and the time of the users`,
    },
  ]);
}
