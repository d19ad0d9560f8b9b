import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prices } from "../../../tools/prices/command";
import { run } from "../../../tools/prices/run";
import { answer, parse } from "../../../tools/shared/command-line/start";
import { offerWith, row } from "./support/offers";

const mockRoot = mkdtempSync(join(tmpdir(), "project-"));
jest.mock("../../../tools/shared/project", () => ({
  get projectRoot() {
    return mockRoot;
  },
}));

afterAll(() => {
  rmSync(mockRoot, { recursive: true });
});

test("takes the offer file, and a place for the table", () => {
  expect(parse(prices, ["--file", "a.json"]).options).toEqual({ file: "a.json" });
  expect(parse(prices, ["--file", "a.json", "--out", "b.json"]).options).toEqual({ file: "a.json", out: "b.json" });
});

test.each([[[]], [["--out", "b.json"]]])("asks for the offer file when %j is typed", async (typed) => {
  const err = jest.fn();

  expect(await answer(prices, "prices", typed, { out: jest.fn(), err })).toBe(2);
  expect(err).toHaveBeenCalledWith(expect.stringMatching(/^prices: --file is required\n\nUsage: prices /));
});

test("in a clone, the table is that of the project when no other is named", () => {
  const folder = join(mockRoot, "tools/shared/prices");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "elasticache.json"), "before");
  writeFileSync(join(mockRoot, "offer.json"), JSON.stringify(offerWith([row()])));

  expect(run(mockRoot, "offer.json")).toContain(
    "\ntools/shared/prices/elasticache.json has the prices of 2026-11-08\n",
  );
  expect(JSON.parse(readFileSync(join(folder, "elasticache.json"), "utf8"))).toMatchObject([
    { prices: { "eu-west-1": { "cache.r7g.large": { valkey: 0.1944 } } } },
  ]);
});
