import { load, quantile } from "../../../tools/bench-application/load";
import { idsOf, lastRead, seeded } from "../../../tools/bench-application/random";
import { sizesAt } from "../../../tools/bench-application/sizes";
import { counted, percent, shown } from "../../../tools/bench-application/report/numbers";
import { mermaid } from "../../../tools/bench-application/report/chart";

/** Of 100,000 draws, those of each id in percent. */
function shares(next: () => number, ...ids: readonly number[]): readonly number[] {
  const counts = new Map<number, number>();
  for (let draw = 0; draw < 100_000; draw += 1) {
    const id = next();
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return ids.map((id) => (counts.get(id) ?? 0) / 1_000);
}

describe("ids", () => {
  test("are all drawn alike", () => {
    const [first, middle, last, none] = shares(idsOf(10, "uniform"), 1, 5, 10, 11);

    expect([first, middle, last].map((share) => Math.round(share!))).toEqual([10, 10, 10]);
    expect(none).toBe(0);
  });

  test("are drawn by Zipf's law: of ten, the first 34 times in a hundred, the second half as often", () => {
    const [first, second, last, none] = shares(idsOf(10, 1), 1, 2, 10, 11);

    expect([first, second, last].map((share) => Math.round(share!))).toEqual([34, 17, 3]);
    expect(none).toBe(0);
  });

  test("are the same in each run", () => {
    const draw = () => Array.from({ length: 5 }, idsOf(1_000_000, 0.8, seeded(7)));

    expect(draw()).toEqual(draw());
    expect(new Set(draw()).size).toBe(5);
  });
});

describe("a load", () => {
  test("has so many requests under way, and counts those that fail", async () => {
    let [underWay, most] = [0, 0];
    const asked: number[] = [];
    const { failed } = await load(4, { requests: 20 }, async (index) => {
      asked.push(index);
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise(setImmediate);
      underWay -= 1;
      if (index % 5 === 0) {
        throw new Error("refused");
      }
    });

    expect({ most, failed }).toEqual({ most: 4, failed: 4 });
    expect(asked.sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, index) => index));
  });

  test("can last until a moment", async () => {
    const begin = performance.now();
    const { median, perSecond } = await load(
      2,
      { at: begin + 100 },
      async () => new Promise((done) => setTimeout(done, 10)),
    );

    expect(performance.now() - begin).toBeGreaterThan(99);
    expect(median).toBeGreaterThan(9);
    expect(perSecond).toBeLessThan(201);
  });

  test("is measured by quantiles", () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);

    expect([0, 0.5, 0.99, 1].map((share) => quantile(values, share))).toEqual([1, 51, 100, 100]);
    expect(quantile([], 0.5)).toBeNaN();
  });
});

describe("numbers", () => {
  test.each([
    [0, "0"],
    [0.0123, "0.012"],
    [0.96, "0.96"],
    [1.26, "1.3"],
    [47.4, "47"],
    [123.4, "120"],
    [12_345, "12,000"],
    [Infinity, "∞"],
    [NaN, "–"],
  ])("%d is written %s", (value, text) => {
    expect(shown(value)).toBe(text);
  });

  test("are whole where they are counted", () => {
    expect([counted(12_345.6), percent(79.5)]).toEqual(["12,346", "80 %"]);
  });
});

test("a chart names its axes, and keeps its series in their order", () => {
  const chart = mermaid({
    title: 'Saved "queries"',
    x: { name: "size", marks: [0.5, 1] },
    y: { name: "percent", max: 99.2 },
    series: [
      { kind: "bar", values: [12.345, 6] },
      { kind: "line", values: [1, 2] },
    ],
  });

  expect(chart.split("\n")).toEqual([
    "```mermaid",
    "xychart-beta",
    "  title \"Saved 'queries'\"",
    '  x-axis "size" ["0.5", "1"]',
    '  y-axis "percent" 0 --> 100',
    "  bar [12.3, 6]",
    "  line [1, 2]",
    "```",
  ]);
});

test("a smaller run is smaller in everything, and never empty", () => {
  expect(sizesAt(1)).toMatchObject({ posts: 100_000, room: 3_000, readers: 1_000, manyReaders: 10_000 });
  expect(sizesAt(0.5)).toMatchObject({ posts: 50_000, room: 1_500, readers: 500, manyReaders: 5_000 });
  expect(Object.values(sizesAt(0.0001)).every((size) => size >= 1)).toBe(true);
});

test("the ids that were read last are different ones, the latest at the end", () => {
  const reads = [5, 2, 5, 7, 2, 1];

  expect(lastRead(() => reads.shift() ?? 0, 4)).toEqual([1, 7, 2, 5]);
});
