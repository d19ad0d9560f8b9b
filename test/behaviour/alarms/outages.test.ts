import type { Outcome } from "../../support/cloudwatch/simulation";
import { WatchedCache } from "../../support/cloudwatch/watched-cache";

/** What woke somebody up. */
function pages({ notifications }: Outcome): readonly string[] {
  return notifications.filter(({ state }) => state === "ALARM").map(({ alarm }) => alarm);
}

const replicated = new WatchedCache({ alarms: { level: "full" } });
const sharded = new WatchedCache({ topology: { kind: "sharded", shards: 4, replicasPerShard: 2 } });
const single = new WatchedCache({ topology: { kind: "replicated", replicas: 0 } });
const large = new WatchedCache({
  topology: { kind: "sharded", shards: 30, replicasPerShard: 2 },
  alarms: { level: "essential" },
});

describe("an outage", () => {
  it.each([
    ["three nodes", replicated],
    ["four shards", sharded],
    ["one node", single],
    ["ninety nodes", large],
  ] as const)("of the whole cache pages once: %s", (_name, cache) => {
    const outcome = cache.live(12, () => "silent");
    expect(pages(outcome)).toStrictEqual(["app-all-nodes-down"]);
    expect(outcome.wentOff).toContain("app-health");
  });

  it("of the whole cache pages once when the nodes go within a minute of each other", () => {
    const [first] = replicated.shards[0]!;
    const outcome = replicated.live(30, ({ id, minute }) => (id === first || minute > 61 ? "silent" : undefined));
    expect(pages(outcome)).toStrictEqual(["app-all-nodes-down"]);
  });

  it("of the whole cache is told within ten minutes, and its end as well", () => {
    const { notifications } = replicated.live(30, () => "silent");
    const [told, over] = notifications.filter(({ alarm, minute }) => alarm === "app-all-nodes-down" && minute > 60);
    expect(told).toMatchObject({ state: "ALARM", minute: 67 });
    expect(over).toMatchObject({ state: "OK" });
    expect(over!.minute).toBeLessThanOrEqual(96);
  });

  it("of one replica pages once and names the node", () => {
    const outcome = replicated.live(30, ({ id }) => (id === "app-002" ? "silent" : undefined));
    expect(pages(outcome)).toStrictEqual(["app-some-node-down"]);
    expect(outcome.wentOff).toStrictEqual(["app-health", "app-node-2-node-down", "app-some-node-down"]);
  });

  it("of one shard pages once, for the shard", () => {
    const outcome = sharded.live(30, ({ shard }) => (shard === 2 ? "silent" : undefined));
    expect(pages(outcome)).toStrictEqual(["app-some-shard-without-primary"]);
    expect(outcome.wentOff.filter((name) => name.endsWith("no-primary"))).toStrictEqual(["app-shard-3-no-primary"]);
  });

  it("of a primary that nobody replaces pages, though all nodes answer", () => {
    const outcome = sharded.live(15, ({ shard }) => (shard === 0 ? { IsMaster: 0 } : undefined));
    expect(pages(outcome)).toStrictEqual(["app-some-shard-without-primary"]);
    expect(outcome.wentOff).toStrictEqual(["app-health", "app-shard-1-no-primary", "app-some-shard-without-primary"]);
  });

  it("of a node in another shard is told once the shard without primary is back", () => {
    const outcome = sharded.live(60, ({ shard, id, minute }) => {
      const lostShard = shard === 0 && minute < 90;
      return lostShard || id === "app-0003-002" ? "silent" : undefined;
    });
    expect(pages(outcome)).toStrictEqual(["app-some-shard-without-primary", "app-some-node-down"]);
  });

  it("makes one health alarm for others, which tells nobody itself", () => {
    const { notifications, wentOff } = replicated.live(30, () => "silent");
    expect(wentOff).toContain("app-health");
    expect(notifications.filter(({ alarm }) => alarm === "app-health")).toStrictEqual([]);
  });
});
