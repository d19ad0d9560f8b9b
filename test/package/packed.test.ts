import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
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

  it("has code, a source map and declarations for every entry", () => {
    const entries = Object.values(packageJson.exports).filter((entry) => typeof entry !== "string");
    const code = entries.map((entry) => entry.default.slice("./".length)).sort();
    const declarations = entries.map(({ types }) => types.slice("./".length));
    const ending = (end: string) => files.filter((file) => file.startsWith("dist/") && file.endsWith(end)).sort();
    expect(ending(".js")).toStrictEqual(code);
    expect(ending(".js.map")).toStrictEqual(code.map((file) => `${file}.map`));
    expect(ending(".d.ts")).toStrictEqual(expect.arrayContaining(declarations));
  });

  it("declares nothing that its folders offer each other only", () => {
    const unpacked = join(directory, "unpacked");
    mkdirSync(unpacked);
    execFileSync("tar", ["-xzf", tarball, "-C", unpacked]);
    const declared = files
      .filter((file) => file.endsWith(".d.ts"))
      .map((file) => [file, readFileSync(join(unpacked, "package", file), "utf8")] as const);
    const internal = /@internal|\b(struct|Problems|Schema)\b|\bCheck</;
    expect(declared.filter(([, text]) => internal.test(text)).map(([file]) => file)).toStrictEqual([]);
    expect(declared.map(([file]) => file)).not.toContain("dist/types/core/schema/index.d.ts");
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

      it.each<[string, RegExp]>([
        ["core", /^$/],
        ["elasticache", /^(data-aws-)?elasticache-/],
        ["encryption", /^kms-/],
        ["logs", /^cloudwatch-log-/],
        ["monitoring", /^(cloudwatch|(data-aws-)?elasticache)-/],
        ["network", /^(data-aws-)?(vpc|subnets?|security-group|default-security-group|elasticache-subnet-group)/],
        ["notifications", /^(sns|chatbot|lambda-permission)/],
        ["secrets", /secretsmanager-/],
        ["testing", /^$/],
      ])("loads no provider modules with the sub-path %s but its own", (name, own) => {
        const program = `
          require("${packageJson.name}/${name}");
          const modules = Object.keys(require.cache).map((file) => /provider-aws.lib.([^\\/]+).index\\.js$/.exec(file)?.[1]);
          console.log(JSON.stringify(modules.filter((module) => module !== undefined)));`;
        const loaded = JSON.parse(app.node("-e", program)) as readonly string[];
        expect(loaded.filter((module) => !own.test(module))).toStrictEqual([]);
        expect(loaded.length > 0).toBe(!own.test(""));
      });

      it("can be imported by name from an ECMAScript module", () => {
        const program = 'import { RedisCache } from "cdktf-managed-redis"; console.log(typeof RedisCache);';
        expect(app.node("--input-type=module", "-e", program)).toBe("function\n");
      });

      it("keeps everything else to itself", () => {
        const program = 'try { require("cdktf-managed-redis/dist/core/schema") } catch (e) { console.log(e.code) }';
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
          expect(app.examples).toHaveLength(11);
        });
      } else {
        it("synthesizes an example", () => {
          expect(app.synthesize("replication-group-defaults").name).toBe("replication-group-defaults");
        });
      }
    });
  },
);
