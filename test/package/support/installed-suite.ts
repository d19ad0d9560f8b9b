import { differences } from "../../../constructs/testing/differences";
import { requireOrSkip } from "../../support/requirements";
import { runExample } from "../../support/examples";
import { type Configuration, terraformIsMissing } from "../../support/terraform";
import { TerraformWorkspace } from "../../support/terraform-workspace";
import { ConsumerApp, type Layout } from "./consumer-app";
import type { Framework } from "./frameworks";
import { tarballOf } from "./packages";
import { registryRequirement } from "./registry";

const layouts: readonly Layout[] = ["npm", "pnpm"];

/** Which of the provider's modules a sub-path may load. */
const ownModules: readonly (readonly [subPath: string, own: RegExp])[] = [
  ["core", /^$/],
  ["elasticache", /^(data-aws-)?elasticache-/],
  ["encryption", /^kms-/],
  ["logs", /^cloudwatch-log-/],
  ["monitoring", /^(cloudwatch|(data-aws-)?elasticache)-/],
  ["network", /^(data-aws-)?(vpc|subnets?|security-group|default-security-group|elasticache-subnet-group)/],
  ["notifications", /^(sns|chatbot|lambda-permission)/],
  ["secrets", /secretsmanager-/],
  ["testing", /^$/],
];

/** What people do first with a package: install it, compile against it, run it. */
export function installedSuite(framework: Framework): void {
  const { name, packageName, provider } = framework;
  requireOrSkip(...registryRequirement())(`${packageName} in an app of its own`, () => {
    describe.each(layouts)("installed with %s", (layout) => {
      const app = new ConsumerApp(framework, tarballOf(packageName), layout);
      const programs = ["*/main.ts", "consumer.ts"];
      const complaints = app.compile(programs);

      afterAll(() => {
        app.dispose();
      });

      it("compiles with strict types, checking the declarations of libraries, too", () => {
        expect(complaints).toBe("");
      });

      it.each(layout === "npm" ? ["node16", "nodenext"] : ["node16"])(
        "resolves every sub-path with module resolution %s",
        (resolution) => {
          expect(app.compile(programs, "--noEmit", "--module", resolution, "--moduleResolution", resolution)).toBe("");
        },
      );

      it("runs: pieces from sub-paths, testing helpers, and errors for callers without a compiler", () => {
        const { resources, nodeType, refusals } = app.run("consumer") as Record<string, unknown> & {
          refusals: readonly string[];
        };
        expect(Object.keys(resources as object)).toContain("aws_elasticache_parameter_group");
        expect(nodeType).toBe("cache.r7g.large");
        expect(refusals[0]).toMatch(/^`nodetype` is not a prop here/);
        expect(refusals[1]).toBe("`topology.replicas` must be a whole number between 0 and 5, got 6 [stack/Cache]");
      });

      it.each([name, "constructs", provider])("loads no second copy of %s", (dependency) => {
        expect(app.copiesOf(dependency)).toHaveLength(1);
      });

      it("loads nothing of the commands, nor of what is bundled into them", () => {
        const program = `require("${packageName}"); console.log(JSON.stringify(Object.keys(require.cache)));`;
        const loaded = JSON.parse(app.node("-e", program)) as readonly string[];
        expect(loaded.length).toBeGreaterThan(10);
        expect(loaded.filter((file) => /dist.bin|commander|client-|prettier|uplot|@redis/.test(file))).toStrictEqual(
          [],
        );
      });

      it.each(ownModules)("loads no provider modules with the sub-path %s but its own", (subPath, own) => {
        const program = `
        require("${packageName}/${subPath}");
        const modules = Object.keys(require.cache).map((file) => /provider-aws.lib.([^\\/]+).index\\.js$/.exec(file)?.[1]);
        console.log(JSON.stringify(modules.filter((module) => module !== undefined)));`;
        const loaded = JSON.parse(app.node("-e", program)) as readonly string[];
        expect(loaded.filter((module) => !own.test(module))).toStrictEqual([]);
        expect(loaded.length > 0).toBe(!own.test(""));
      });

      it("can be imported by name from an ECMAScript module, and the bindings by file", () => {
        const program = `
        import { AwsProvider } from "${provider}/lib/provider/index.js";
        import { RedisCache } from "${packageName}";
        console.log(typeof AwsProvider, typeof RedisCache);`;
        expect(app.node("--input-type=module", "-e", program)).toBe("function function\n");
      });

      it("runs on Node.js 24 as well", () => {
        const [version = "", printed = ""] = app.withNewestNode("node -v && node out/consumer.js").split("\n");
        expect(version).toMatch(/^v24\./);
        expect(JSON.parse(printed)).toStrictEqual(app.run("consumer"));
      });

      it("keeps everything else to itself", () => {
        const program = `try { require("${packageName}/dist/core/schema") } catch (e) { console.log(e.code) }`;
        expect(app.node("-e", program)).toBe("ERR_PACKAGE_PATH_NOT_EXPORTED\n");
      });

      if (layout === "npm") {
        it("synthesizes every example as the sources do, and real Terraform accepts each on provider 5.100.0", async () => {
          expect(terraformIsMissing()).toBeUndefined();
          const found: Record<string, readonly string[]> = {};
          for (const example of app.examples) {
            const { document } = app.synthesize(example);
            const others = differences(withoutState(runExample(example).document), withoutState(document));
            found[example] = [...others, ...(await complaintsAbout(onProvider5(document)))].sort();
          }
          expect(Object.keys(found)).toHaveLength(11);
          expect(found).toStrictEqual(Object.fromEntries(app.examples.map((example) => [example, expected[name]])));
        });
      }
    });
  });
}

/** What a package writes otherwise than the sources: which versions it is built on. */
const expected = {
  cdktf: [],
  cdktn: [
    '//.metadata.version: expected "0.21.0", got "0.24.0"',
    'terraform.required_providers.aws.source: expected "aws", got "hashicorp/aws"',
    'terraform.required_providers.aws.version: expected "5.100.0", got "6.66.0"',
  ],
};

/** An example keeps its state where it runs. */
function withoutState({ terraform = {}, ...document }: Configuration): object {
  return { ...document, terraform: { ...terraform, backend: undefined } };
}

/** The same for the only provider that can be run here. */
function onProvider5(document: Configuration): Configuration {
  const aws = { source: "aws", version: "5.100.0" };
  return { ...document, terraform: { ...document.terraform, required_providers: { aws } } };
}

async function complaintsAbout(configuration: Configuration): Promise<readonly string[]> {
  const workspace = new TerraformWorkspace(configuration);
  const diagnostics = await workspace.validate();
  workspace.dispose();
  return diagnostics.map(({ summary, detail }) => `${summary}: ${String(detail)}`);
}
