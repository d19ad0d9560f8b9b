import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Failure } from "../../../tools/shared/failure";
import { readJsonFile } from "../../../tools/shared/json-file";

const folder = mkdtempSync(join(tmpdir(), "json-"));

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function read(text: string): unknown {
  const path = join(folder, "some.json");
  writeFileSync(path, text);
  return readJsonFile(path, "some.json");
}

test("reads JSON, also when a shell of Windows has written it", () => {
  expect(read('{"a": [1]}')).toEqual({ a: [1] });
  expect(read('\uFEFF{"a": [1]}')).toEqual({ a: [1] });
});

test.each([[""], ["{"], ["sku,price"]])("says that %j is no JSON, by the name that was typed", (text) => {
  expect(() => read(text)).toThrow(Failure);
  expect(() => read(text)).toThrow(/^some\.json has no JSON in it: /);
});

test("says that a file is not there, or is a folder", () => {
  expect(() => readJsonFile(join(folder, "none"), "none")).toThrow(/^none cannot be read: ENOENT/);
  expect(() => readJsonFile(folder, "here")).toThrow(/^here cannot be read: EISDIR/);
});
