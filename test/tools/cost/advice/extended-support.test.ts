import { adviceForGroup, type Found } from "./advise";

const about = (advice: readonly Found[]) => advice.filter(([, text]) => text.includes("Extended Support of"));

test.each(["6.2", "6.x"])("Redis OSS %s costs more from February 2027 on", (engine_version) => {
  // 2,190 h x 0.165: 80 % of 0.206, to a tenth of a cent
  expect(about(adviceForGroup({ node_type: "cache.r6g.large", engine_version }))).toStrictEqual([
    [
      "361.35",
      `shop: from 2027-02-01 on, Extended Support of Redis OSS ${engine_version} adds $361.35 a month; 7.1 or Valkey avoids that`,
    ],
  ]);
});

test("AWS's own price of it goes before a share of the node's", () => {
  // 2,190 h x 0.194
  const advice = about(
    adviceForGroup({ node_type: "cache.r7g.large", engine_version: "6.2" }, { region: "eu-west-1" }),
  );
  expect(advice[0]?.[0]).toBe("424.86");
});

test.each(["4.0.10", "5.0.6"])("Redis OSS %s costs more since February 2026", (engine_version) => {
  expect(about(adviceForGroup({ node_type: "cache.r6g.large", engine_version }))).toStrictEqual([
    [
      "361.35",
      `shop: Extended Support of Redis OSS ${engine_version} costs $361.35 a month; 7.1 ends that, and so does Valkey, whose saving includes it`,
    ],
  ]);
});

test.each([
  ["2027-01-31", "from 2027-02-01 on", "361.35"],
  ["2027-02-01", "costs $361.35 a month", "361.35"],
  ["2029-01-31", "costs $361.35 a month", "361.35"],
  ["2029-02-01", "costs $722.70 a month", "722.7"],
])("on %s it says: %s", (today, text, saving) => {
  const [found] = about(adviceForGroup({ node_type: "cache.r6g.large", engine_version: "6.2" }, { today }));
  expect(found?.[0]).toBe(saving);
  expect(found?.[1]).toContain(text);
});

test("in a global datastore the line does not speak of another one", () => {
  const group = { node_type: "cache.r6g.large", engine_version: "5.0.6", global_replication_group_id: "x" };
  expect(about(adviceForGroup(group))[0]?.[1]).toMatch(/and so does Valkey$/);
});

test.each<[string, Readonly<Record<string, unknown>>]>([
  ["version 7.1", { engine_version: "7.1" }],
  ["no version", {}],
  ["a version that only Terraform knows", { engine_version: "${var.version}" }],
  ["a version that is a name", { engine_version: "constructor" }],
  ["Valkey", { engine: "valkey", engine_version: "8.0" }],
  ["a number of nodes that only Terraform knows", { engine_version: "6.2", num_cache_clusters: "${var.nodes}" }],
  ["a node type without a price", { engine_version: "6.2", node_type: "cache.x9g.large" }],
])("no advice for %s", (_, args) => {
  expect(about(adviceForGroup({ node_type: "cache.r6g.large", ...args }))).toStrictEqual([]);
});
