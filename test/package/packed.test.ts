import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import packageJson from "../../package.json";
import { requireOrSkip } from "../support/requirements";
import { terraformIsMissing } from "../support/terraform";
import { TerraformWorkspace } from "../support/terraform-workspace";
import { ConsumerApp, type Layout, pack } from "./consumer-app";

const directory = mkdtempSync(join(tmpdir(), "packed-"));
const tarball = pack(directory);
const apps: ConsumerApp[] = [];

afterAll(() => {
  rmSync(directory, { recursive: true });
  apps.forEach((app) => {
    app.dispose();
  });
});

function registryAnswers(): boolean {
  try {
    execFileSync("npm", ["view", `constructs@${packageJson.devDependencies.constructs}`, "version"], { stdio: "pipe" });
    return true;
  } catch {
    return false;
  }
}

describe("the packed package", () => {
  const files = execFileSync("tar", ["-tzf", tarball], { encoding: "utf8" })
    .trim()
    .split("\n")
    .map((file) => file.replace("package/", ""));

  it("holds the compiled constructs, the read-me, the licence and the change log, and nothing else", () => {
    expect(files.filter((file) => !file.startsWith("dist/")).sort()).toStrictEqual(
      ["CHANGELOG.md", "LICENSE", "README.md", "package.json"].filter((file) =>
        existsSync(join(__dirname, "../..", file)),
      ),
    );
    expect(files.filter((file) => file.startsWith("dist/") && !/\.(js|js\.map|d\.ts)$/.test(file))).toStrictEqual([]);
  });

  it("has a source map and declarations for every file of code", () => {
    const stems = (ending: string) =>
      files.filter((file) => file.endsWith(ending)).map((file) => file.slice(0, -ending.length));
    expect(stems(".js")).toContain("dist/index");
    expect(stems(".js.map")).toStrictEqual(stems(".js"));
    expect(stems(".d.ts")).toEqual(expect.arrayContaining(stems(".js")));
  });
});

const layouts: Layout[] = ["npm", "pnpm"];

requireOrSkip("the npm registry, to install the framework in a new app", registryAnswers())(
  "the package in an app of its own",
  () => {
    describe.each(layouts)("installed with %s", (layout) => {
      const app = new ConsumerApp(tarball, layout);
      apps.push(app);

      it("compiles with strict types, checking the declarations of libraries, too", () => {
        expect(app.compile()).toBe("");
      });

      it.each(["node16", "nodenext"])("resolves every sub-path with module resolution %s", (resolution) => {
        expect(app.compile("--noEmit", "--module", resolution, "--moduleResolution", resolution)).toBe("");
      });

      it("runs: pieces from sub-paths, testing helpers, and errors for callers without a compiler", () => {
        const { resources, nodeType, refusals } = app.runConsumer() as {
          resources: object;
          nodeType: string;
          refusals: string[];
        };
        expect(Object.keys(resources)).toContain("aws_elasticache_parameter_group");
        expect(nodeType).toBe("cache.r7g.large");
        expect(refusals[0]).toMatch(/^`nodetype` is not a prop here/);
        expect(refusals[1]).toBe("`topology.replicas` must be a whole number between 0 and 5, got 6 [stack/Cache]");
      });

      it.each(["cdktf", "constructs", "@cdktf/provider-aws"])("loads no second copy of %s", (name) => {
        expect(app.copiesOf(name)).toHaveLength(1);
      });

      it("can be imported by name from an ECMAScript module", () => {
        const program = 'import { RedisCache } from "cdktf-managed-redis"; console.log(typeof RedisCache);';
        expect(app.node("--input-type=module", "-e", program)).toBe("function\n");
      });

      it("keeps everything else to itself", () => {
        const program = 'try { require("cdktf-managed-redis/dist/core/shape") } catch (e) { console.log(e.code) }';
        expect(app.node("-e", program)).toBe("ERR_PACKAGE_PATH_NOT_EXPORTED\n");
      });

      if (layout === "npm") {
        it("synthesizes every example, and real Terraform accepts each", async () => {
          expect(terraformIsMissing()).toBeUndefined();
          const findings = [];
          for (const example of app.examples) {
            const workspace = new TerraformWorkspace(app.synthesize(example).document);
            findings.push(...(await workspace.validate()).map((finding) => ({ example, ...finding })));
            workspace.dispose();
          }
          expect(findings).toStrictEqual([]);
          expect(app.examples).toHaveLength(9);
        });
      } else {
        it("synthesizes an example", () => {
          expect(app.synthesize("smallest-cache").name).toBe("smallest");
        });
      }
    });
  },
);
