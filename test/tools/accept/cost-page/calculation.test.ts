import { calculation } from "../../../../tools/accept/cost-page/calculation";

/** The rows of all tables: what, then, and today. */
const rows = calculation()
  .split("\n")
  .filter((line) => line.startsWith("| ") && !/^\| (?:a month|---) \|/.test(line))
  .map((line) => line.split("|").slice(1, 4))
  .map((cells) => cells.map((cell) => cell.trim()));

// Hours are 730. Prices of an hour in us-east-1: cache.r6g.large 0.206, with Valkey 0.1648; cache.r6g.xlarge 0.411.
test.each([
  ["one node", "$163", "$150.38"],
  ["three nodes", "$489", "$451.14"],
  ["10 GB of backups", "$1", "$0.85"], // x 0.085
  ["100 GB between zones", "$1", "$1.00"], // x 0.01
  ["total", "$491", "$452.99"],
  ["the same with Valkey", "", "$362.76"], // 360.912 + 0.85 + 1
  ["ten nodes", "$1,600", "$3,000.30"],
  ["a replica for each of them", "", "$6,000.60"],
  ["20 nodes of 25 GB for feeds", "$3,200", "$6,000.60"],
  // 500 GB : (28,261,849,702 bytes x 75 %) = 23.6, and 100 GB : the same = 4.7
  ["24 nodes, with a reserve", "", "$7,200.72"],
  ["4 nodes of 25 GB for posts", "$640", "$1,200.12"],
  ["5 nodes, with a reserve", "", "$1,500.15"],
  ["CloudFront, 50 TB", "$5,000", "not priced here"],
  // 50,000 x 2,628,000 s : 1,000,000 x 0.10
  ["50,000 queries a second", "$12,960", "$13,140.00"],
  ["2,500 queries a second, at 95 % hits", "$648", "$657.00"],
  ["saved, less the cache", "$11,821", "$12,030.01"],
  // 70,000 x 2,628,000 s : 1,000,000 x 0.10
  ["70,000 queries a second", "$50,000", "$18,396.00"],
  ["7,000 queries a second, and the caches", "$14,000", "$10,540.47"],
  ["saved, at 90 % hits", "$36,000", "$7,855.53"],
  // 2,000 million : 86,400 s x 2,628,000 s : 1,000,000 x 0.10 x 90 % = 5,475, less 8,700.87
  ["saved at the average, 2,000 million queries a day", "", "-$3,225.87"],
])("%s: %s then, %s today", (what, then, today) => {
  expect(rows.filter(([name]) => name === what)).toStrictEqual([[what, then, today]]);
});

test("there is no other row", () => {
  expect(rows).toHaveLength(20);
});

test.each([
  "AWS's list has $0.206",
  "$0.085 in the list",
  "four would be charged: $3.40",
  "20 % off the nodes",
  "one of this type costs $300.03",
  "25 GB leave 12 % of such a node", // of 28.26 GB
  "pays from 3.4 % hits on", // 452.99 of 13,140
  "$50,000 are $0.27 a million", // of 183,960 million
  "$8,700.87 of it are the caches",
  "23,148 queries a second",
])("a reason says: %s", (text) => {
  expect(calculation()).toContain(text);
});
