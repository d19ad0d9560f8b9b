import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { accept, staleFiles } from "../../../tools/accept/stale";

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "accept-"));
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const wanted = new Map([
  ["README.md", "current"],
  ["docs/deploy-policy/live/1.json", "{}"],
  ["test/snapshots/environments/live.txt", "new"],
]);

describe("generated files", () => {
  beforeEach(() => {
    write("README.md", "old");
    write("docs/deploy-policy/live/1.json", "{}");
    write("docs/deploy-policy/prod/1.json", "{}");
    write("test/snapshots/environments/prod.txt", "gone");
    write("docs/migrations.md", "by hand");
  });

  test("are stale when they differ, are missing, or are of what is gone; what people write is nobody's business", () => {
    expect(staleFiles(root, wanted)).toEqual([
      { path: "README.md", what: "changed", text: "current" },
      { path: "docs/deploy-policy/prod/1.json", what: "removed" },
      { path: "test/snapshots/environments/live.txt", what: "new", text: "new" },
      { path: "test/snapshots/environments/prod.txt", what: "removed" },
    ]);
  });

  test("are what they should be once they are accepted, and no empty folder stays", () => {
    staleFiles(root, wanted).forEach((file) => {
      accept(root, file);
    });
    expect(staleFiles(root, wanted)).toEqual([]);
    expect(readFileSync(join(root, "docs/migrations.md"), "utf8")).toBe("by hand");
    expect(readdirSync(join(root, "docs/deploy-policy"))).toEqual(["live"]);
  });
});
