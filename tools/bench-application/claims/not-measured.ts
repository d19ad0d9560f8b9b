import type { NotMeasured } from "./claim";

/** What the seed says and one machine cannot judge. */
export const notMeasured: readonly NotMeasured[] = [
  { claim: "10 nodes serve 1,000,000 requests a second", why: "it needs 10 machines, and as many to ask them" },
  { claim: "a CDN takes 80–90 % of the requests off the origin", why: "there is no CDN on one machine" },
  {
    claim: "what a cache costs, and what it saves in a month",
    why: "prices are not measured: [what it costs](cost.md) calculates them from AWS's price list",
  },
  {
    claim: "a feed for 100 million users takes 5 TB, and a tenth of it is enough",
    why: "it is arithmetic; hit rates by size are above",
  },
  { claim: "Facebook, Twitter and Reddit have 95 % hits, or 99 % less load", why: "those are other systems" },
  {
    claim: "Memcached, Hazelcast, Ignite, Ehcache and DAX do so many operations a second",
    why: "those are other products",
  },
  {
    claim:
      "fewer than 100 evictions a minute, and less than 80 % of the memory and of the connections in use, are well",
    why: "they are limits to choose, not facts: [the alarms](alarms.md) have ours",
  },
  {
    claim: "when the cache fails, the application goes on",
    why: "that is no number: [faults](client-faults.md) are tried on real processes",
  },
  {
    claim: "an old value from a replica of the database is read for 30 minutes",
    why: "it depends on the lag of the replica: [faults](client-faults.md) show that `version` keeps it out",
  },
];
