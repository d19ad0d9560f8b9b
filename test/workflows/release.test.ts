import { existsSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { Runner, workflow } from "./workflow";

const root = join(__dirname, "../..");
const { on, jobs } = workflow("release.yml");
const { test: tests, pack, publish } = jobs;

/** The script of a step of the job that packs, by what it starts with. */
function script(start: string): string {
  const [found = "", ...others] = (pack?.steps ?? []).flatMap(({ run = "" }) => (run.startsWith(start) ? [run] : []));
  expect(others).toStrictEqual([]);
  return found;
}

describe("a release", () => {
  test("starts with a tag, and is rehearsed by hand with the tag it would have", () => {
    expect(on).toMatchObject({
      push: { tags: ["v*"] },
      workflow_dispatch: { inputs: { tag: { required: true } } },
    });
    expect(pack?.env).toStrictEqual({ TAG: "${{ inputs.tag || github.ref_name }}" });
    expect(publish?.if).toBe("github.event_name == 'push'");
  });

  test("is published after all tests, the checks and an approval", () => {
    expect(tests?.uses).toBe("./.github/workflows/ci.yml");
    expect(pack?.needs).toBe("test");
    expect(publish).toMatchObject({ needs: "pack", environment: "npm" });
    const runs = (pack?.steps ?? []).flatMap(({ run = "" }) => (run === "" ? [] : [run.split(" -- ")[0]]));
    expect(runs).toStrictEqual([
      "npm ci --no-audit --no-fund",
      "npm run check-release",
      "npm run pack:all",
      "npm run --silent sbom >packages/sbom.cdx.json",
      'for package in ./packages/*.tgz; do npm publish --dry-run --access public "$package"; done',
      "npm run audit",
    ]);
  });

  test("publishes what was packed and checked, with a version of npm that needs no token", () => {
    const [upload] = (pack?.steps ?? []).filter(({ uses = "" }) => uses.startsWith("actions/upload-artifact@"));
    const [node, download] = publish?.steps ?? [];
    expect(upload?.with).toMatchObject({ name: "packages", path: "packages" });
    expect(download?.with).toStrictEqual({ name: "packages", path: "packages" });
    expect(node?.with).toStrictEqual({ "node-version": "^24.8.0" });
    expect(publish?.strategy?.matrix).toStrictEqual({
      package: ["cdktf-managed-redis", "cdktn-managed-redis", "managed-redis-client"],
    });
  });
});

describe("the scripts", () => {
  const runner = new Runner();

  beforeAll(() => {
    for (const name of ["package.json", "tsconfig.json", "node_modules", "tools"]) {
      symlinkSync(join(root, name), join(runner.workspace, name));
    }
  });

  afterAll(() => {
    runner.dispose();
  });

  test("stop where this version must not be published", async () => {
    const { exitCode, log } = await runner.run(script("npm run check-release"), { TAG: "v0.0.1" });
    expect(exitCode).toBe(1);
    expect(log).toContain("0.0.1 must not be published\n");
    expect(log).toContain("test/upgrade/releases must have the output of 0.0.1");
  });

  test("take a tag as text", async () => {
    const { exitCode, log } = await runner.run(script("npm run check-release"), { TAG: 'v1.0.0"; touch hacked; "' });
    expect(exitCode).toBe(2);
    expect(log).toContain('got v1.0.0"; touch hacked; "\n');
    expect(existsSync(join(runner.workspace, "hacked"))).toBe(false);
  });
});
