import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { requireOrSkip } from "../support/requirements";
import { sharedDataDirectory, terraformRequirement, testEnvironment } from "../support/terraform";

const root = join(__dirname, "../..");
const page = readFileSync(join(root, "docs/questions.md"), "utf8");

/** An app whose stacks need the AWS provider if they are told to, and make nothing that needs AWS. */
const app = `
const { App, LocalBackend, TerraformResource, TerraformStack } = require("cdktf");
const { AwsProvider } = require("@cdktf/provider-aws/lib/provider");
const app = new App();
for (const name of (process.env.STACKS ?? "shop").split(",")) {
  const stack = new TerraformStack(app, name);
  new LocalBackend(stack, { path: "../../../" + name + ".tfstate" });
  if (process.env.NEEDS_AWS) new AwsProvider(stack, "Aws", { region: "us-east-1" });
  new TerraformResource(stack, "Nothing", { terraformResourceType: "terraform_data" });
}
app.synth();
`;

interface Outcome {
  readonly code: number;
  readonly output: string;
}

requireOrSkip(...terraformRequirement())("the framework's command line without a terminal", () => {
  let directory: string;

  /** With a copy of the provider that is set up as the page says. */
  const cdktf = async (args: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<Outcome> => {
    const cli = join(root, "node_modules/cdktf-cli/bundle/bin/cdktf");
    const env = testEnvironment({
      TF_CLI_ARGS: "",
      TF_CLI_CONFIG_FILE: join(directory, "mirror.tfrc"),
      CI: "1",
      ...environment,
    });
    return new Promise((resolve) => {
      const options = { cwd: directory, env, timeout: 120_000, maxBuffer: 16 * 1024 * 1024 };
      const child = execFile(process.execPath, [cli, ...args], options, (error, stdout, stderr) => {
        resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr });
      });
      child.stdin?.end();
    });
  };

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), "pipeline-"));
    symlinkSync(join(root, "node_modules"), join(directory, "node_modules"));
    writeFileSync(join(directory, "app.js"), app);
    const configuration = { language: "typescript", app: "node app.js", projectId: "test", sendCrashReports: "false" };
    writeFileSync(join(directory, "cdktf.json"), JSON.stringify(configuration));
    const [, block = ""] = /```hcl\n(.*?)```/s.exec(page) ?? [];
    const mirror = join(sharedDataDirectory().data, "providers");
    expect(block).toContain("/opt/terraform-providers");
    writeFileSync(join(directory, "mirror.tfrc"), block.replace("/opt/terraform-providers", mirror));
  });

  afterEach(() => {
    rmSync(directory, { recursive: true });
  });

  /** What is in the state: `terraform_data`, or nothing. A Terraform that is stopped early leaves an empty file. */
  const deployed = (): readonly string[] => {
    const file = join(directory, "shop.tfstate");
    const state = existsSync(file) ? readFileSync(file, "utf8") : "";
    const { resources } = (state === "" ? { resources: [] } : JSON.parse(state)) as {
      readonly resources: readonly { readonly type: string }[];
    };
    return resources.map(({ type }) => type);
  };

  test("approves nothing by itself", async () => {
    const { code, output } = await cdktf(["deploy", "shop"]);
    expect(code).toBe(1);
    expect(output).toContain("Raw mode is not supported");
    expect(deployed()).toStrictEqual([]);
  });

  test("deploys with --auto-approve, without a spinner, and without colours if asked", async () => {
    const { code, output } = await cdktf(["deploy", "shop", "--auto-approve", "--no-color"]);
    expect({ code, deployed: deployed() }).toStrictEqual({ code: 0, deployed: ["terraform_data"] });
    expect(output).toContain("Apply complete!");
    expect(output).not.toContain("\u001b");
    expect(output).not.toMatch(/[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏]/);
  });

  test("ends with 0 for a diff with changes", async () => {
    const { code, output } = await cdktf(["diff", "shop"]);
    expect(output).toContain("1 to add");
    expect(code).toBe(0);
  });

  test("wants a stack to be named when there are several", async () => {
    const two = { STACKS: "shop,office" };
    expect((await cdktf(["deploy", "--auto-approve"], two)).code).toBe(1);
    expect((await cdktf(["deploy", "*", "--auto-approve"], two)).code).toBe(0);
    expect(deployed()).toStrictEqual(["terraform_data"]);
  });

  test("deploys from a copy of the provider, and asks a registry only if it is not told to", async () => {
    const offline = { NEEDS_AWS: "1", HTTPS_PROXY: "http://127.0.0.1:9" };
    const asking = await cdktf(["deploy", "shop", "--auto-approve"], offline);
    expect(asking.code).toBe(1);
    expect(asking.output).toContain("Could not retrieve providers for locking");
    rmSync(join(directory, "cdktf.out"), { recursive: true });

    const told = await cdktf(["deploy", "shop", "--auto-approve", "--skip-provider-lock"], offline);
    expect({ code: told.code, deployed: deployed() }).toStrictEqual({ code: 0, deployed: ["terraform_data"] });
  });
});
