import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkRelease } from "../../../tools/check-release/command";
import { run } from "../../../tools/check-release/run";
import { answer } from "../../../tools/shared/command-line/start";

const manifest = {
  name: "cdktf-managed-redis",
  version: "0.2.0",
  repository: { type: "git", url: "git+https://github.com/example/managed-redis.git" },
  homepage: "https://github.com/example/managed-redis#readme",
  bugs: { url: "https://github.com/example/managed-redis/issues" },
  dependencies: { "ipaddr.js": "2.5.0" },
  devDependencies: { jest: "30.5.2" },
};

const { name, version, dependencies, devDependencies } = manifest;
const lock = { name, version, packages: { "": { name, version, dependencies, devDependencies } } };
const changelog =
  "# Changelog\n\n## Unreleased\n\n## 0.2.0 (2026-12-01)\n\n- Dashboards.\n\n## 0.1.0\n\nFirst version.\n";

let project: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "check-release-"));
  write("package.json", manifest);
  write("package-lock.json", lock);
  write("CHANGELOG.md", changelog);
  write("test/upgrade/releases/0.2.0/dev/cdk.tf.json", {});
  jest.spyOn(console, "log").mockImplementation();
});

afterEach(() => {
  rmSync(project, { recursive: true });
  jest.restoreAllMocks();
});

function write(file: string, content: unknown): void {
  mkdirSync(join(project, file, ".."), { recursive: true });
  writeFileSync(join(project, file), typeof content === "string" ? content : JSON.stringify(content));
}

/** Lines of the refusal, or nothing. */
function refusal(tagged = "0.2.0"): readonly string[] {
  try {
    run(tagged, project);
    return [];
  } catch (error) {
    return (error as Error).message.split("\n").map((line) => line.trim());
  }
}

describe("a version", () => {
  test("with all that it needs may be published", () => {
    expect(run("0.2.0", project)).toBe(0);
    expect(console.log).toHaveBeenCalledWith("0.2.0 may be published");
  });

  test("must be that of package.json", () => {
    expect(refusal("0.1.0")).toContain("`version` of package.json must be that of the tag, 0.1.0, got 0.2.0");
  });

  test("is refused with everything that is missing, at once", () => {
    write("package.json", { ...manifest, homepage: "https://github.com/OWNER/managed-redis#readme" });
    write("CHANGELOG.md", "# Changelog\n\n## Unreleased\n\n- Dashboards.\n");
    rmSync(join(project, "test"), { recursive: true });

    expect(refusal()).toStrictEqual([
      "0.2.0 must not be published",
      "`homepage` of package.json must name who owns the repository, not OWNER, got https://github.com/OWNER/managed-redis#readme",
      "CHANGELOG.md must have a section `## 0.2.0`, got none",
      "CHANGELOG.md must have nothing under `## Unreleased`: move it under 0.2.0",
      "test/upgrade/releases must have the output of 0.2.0: npm run record-release -- 0.2.0",
    ]);
  });
});

test("this project may be published once it has an owner, and its entries stand under a version", () => {
  const root = join(__dirname, "../../..");
  const read = (file: string) => readFileSync(join(root, file), "utf8");
  const manifest = read("package.json");
  const { version } = JSON.parse(manifest) as { readonly version: string };
  write("package.json", manifest);
  write("package-lock.json", read("package-lock.json"));
  write("CHANGELOG.md", read("CHANGELOG.md").replace("## Unreleased", `## ${version}`));
  write(`test/upgrade/releases/${version}/dev/cdk.tf.json`, {});
  const asItIs = refusal(version);
  write("package.json", manifest.replaceAll("/OWNER/", "/example/"));

  expect(asItIs.slice(1).map((problem) => problem.split(" must ")[0])).toStrictEqual([
    "`repository` of package.json",
    "`homepage` of package.json",
    "`bugs` of package.json",
  ]);
  expect(refusal(version)).toStrictEqual([]);
});

describe("the changelog", () => {
  test.each(["## 0.2.0\n\n- One.\n", "## v0.2.0\r\n\r\n- One.\r\n", "## 0.2.0: dashboards\n\n### New\n\n- One.\n"])(
    "may say %j",
    (text) => {
      write("CHANGELOG.md", text);
      expect(refusal()).toStrictEqual([]);
    },
  );

  test.each([
    ["## 0.2.0\n\n### New\n\n## 0.1.0\n\n- One.\n", "CHANGELOG.md says nothing under `## 0.2.0`"],
    ["## 0.2.01\n\n- One.\n", "CHANGELOG.md must have a section `## 0.2.0`, got none"],
    ["## 0.2.0-rc.1\n\n- One.\n", "CHANGELOG.md must have a section `## 0.2.0`, got none"],
    ["## 0x2.0\n\n- One.\n", "CHANGELOG.md must have a section `## 0.2.0`, got none"],
    ["See ## 0.2.0\n", "CHANGELOG.md must have a section `## 0.2.0`, got none"],
    [
      "## [Unreleased]\n\n- Two.\n\n## 0.2.0\n\n- One.\n",
      "CHANGELOG.md must have nothing under `## [Unreleased]`: move it under 0.2.0",
    ],
  ])("may not say %j", (text, problem) => {
    write("CHANGELOG.md", text);
    expect(refusal()).toStrictEqual(["0.2.0 must not be published", problem]);
  });
});

test("a recorded release has a stack", () => {
  rmSync(join(project, "test/upgrade/releases/0.2.0/dev/cdk.tf.json"));
  expect(refusal()[1]).toBe("test/upgrade/releases must have the output of 0.2.0: npm run record-release -- 0.2.0");
});

test.each([
  ["version", { ...lock, packages: { "": { ...lock.packages[""], version: "0.1.0" } } }],
  ["dependencies", { ...lock, packages: { "": { ...lock.packages[""], dependencies: {} } } }],
  [
    "devDependencies",
    { ...lock, packages: { "": { ...lock.packages[""], devDependencies: { ...devDependencies, tsx: "4.0.0" } } } },
  ],
  ["peerDependencies", { ...lock, packages: { "": { ...lock.packages[""], peerDependencies: { cdktf: "^0.21.0" } } } }],
])("the lock file must have the same `%s`", (member, locked) => {
  write("package-lock.json", locked);
  expect(refusal().slice(1)).toStrictEqual([
    `package-lock.json has other \`${member}\` than package.json: npm install --package-lock-only`,
  ]);
});

test("a file that is no JSON is named", () => {
  write("package-lock.json", "<<<<<<< HEAD");
  expect(refusal()[0]).toMatch(/^package-lock\.json is not JSON: /);
});

test.each([
  ["0.2.0", ["--tag", "0.2.0"]],
  ["v0.2", ["--tag", "v0.2"]],
  ["v0.2.0-rc.1", ["--tag", "v0.2.0-rc.1"]],
  ["V0.2.0", ["--tag", "V0.2.0"]],
  ["refs/tags/v0.2.0", ["--tag", "refs/tags/v0.2.0"]],
  ["", ["--tag", ""]],
  ["none", []],
])("%j is no tag of a release", async (tag, typed) => {
  const [out, err] = [jest.fn(), jest.fn()];

  expect(await answer(checkRelease, "npm run check-release --", typed, { out, err })).toBe(2);
  expect(err.mock.calls.flat().join("")).toContain(
    `check-release: --tag must be v and three numbers, for example v1.2.3, got ${tag}\n`,
  );
});
