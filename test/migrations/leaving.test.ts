import { ElasticacheSubnetGroup } from "@cdktf/provider-aws/lib/elasticache-subnet-group";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { judge } from "../../tools/guard/judge/judge";
import { headlineOf } from "../../tools/guard/judge/verdict";
import { requireOrSkip } from "../support/requirements";
import { type Configuration, terraformRequirement } from "../support/terraform";
import { type State, craftState } from "../support/terraform-state";
import { type PlanWithErrors, TerraformWorkspace } from "../support/terraform-workspace";
import { blockOfModule, sectionOf } from "./block";
import { forgetting, oldModule, withModule, without } from "./old-module";

const timeout = 300_000;
const modules = { redis: oldModule };
const group = "module.redis.aws_elasticache_replication_group.this[0]";
const section = sectionOf("Take over an existing cache");
const [, removedBlock = ""] = /```hcl\n( *removed .*?)```/s.exec(section) ?? [];

const expectDocumented = (plan: PlanWithErrors | undefined) => {
  expect(plan?.errors).toBe("");
  expect(section).toContain(`\`\`\`text\n${blockOfModule(plan, "redis")}\n\`\`\`\n`);
};

const actionsIn = (plan: PlanWithErrors | undefined) => [
  ...new Set(plan?.resource_changes.map(({ change }) => change.actions.join())),
];

requireOrSkip(...terraformRequirement())("the old owner of a cache", () => {
  let workspace: TerraformWorkspace;
  let before: State;

  beforeAll(async () => {
    before = await craftState(withModule, { modules });
    workspace = new TerraformWorkspace(withModule, { modules });
    await workspace.validate();
  }, timeout);

  beforeEach(() => {
    workspace.setState(before);
  });

  afterAll(() => {
    workspace.dispose();
  });

  const planOf = (configuration: Configuration) => {
    workspace.configure(configuration);
    return workspace.changes();
  };

  test(
    "forgets the whole module with the documented block, although it is protected, and takes it back",
    async () => {
      const file = join(workspace.directory, "removed.tf");
      writeFileSync(file, removedBlock);
      const plan = await planOf(without);

      expectDocumented(plan);
      expect(actionsIn(plan)).toEqual(["forget"]);
      expect(plan?.resource_changes).toHaveLength(6);
      expect(judge(plan!).losses).toEqual([]);

      const { stdout } = await workspace.run("apply", "-refresh=false", "-lock=false", "-auto-approve");
      expect(stdout).toContain("0 added, 0 changed, 0 destroyed");
      expect((workspace.state as State).resources).toEqual([]);
      expect(await workspace.changes()).toBeUndefined();
      rmSync(file);

      writeFileSync(join(workspace.directory, "before.tfstate"), JSON.stringify(before));
      workspace.configure(withModule);
      expect((await workspace.run("state", "push", "-force", "before.tfstate")).stderr).toBe("");
      expect(await workspace.changes()).toBeUndefined();
    },
    timeout,
  );

  test(
    "destroys the rest of the module when it forgets the group alone",
    async () => {
      const plan = await planOf(forgetting("module.redis.aws_elasticache_replication_group.this"));

      expectDocumented(plan);
      expect(headlineOf(judge(plan!, [group]))).toBe("NOT SAFE");
    },
    timeout,
  );

  test(
    "destroys everything when it says nothing, in spite of its protection",
    async () => {
      const plan = await planOf(without);

      expectDocumented(plan);
      expect(actionsIn(plan)).toEqual(["delete"]);
      expect(headlineOf(judge(plan!))).toBe("NOT SAFE");
    },
    timeout,
  );

  test.each([
    ["a module that is still called", forgetting("module.redis", true), "Removed module still exists"],
    ["one instance", forgetting(group), "Resource instance keys not allowed"],
  ])(
    "cannot forget %s",
    async (_what, configuration, summary) => {
      workspace.configure(configuration);
      const { stdout, stderr } = await workspace.run("plan", "-refresh=false", "-lock=false");

      expect(stdout + stderr).toContain(summary);
      expect(section).toContain(`\`${summary}\``);
    },
    timeout,
  );

  test(
    "makes a second cache when its state forgets and its code does not",
    async () => {
      workspace.configure(withModule);
      const { stdout } = await workspace.run("state", "rm", "module.redis");

      expect(stdout).toContain("Successfully removed 6 resource instance(s).");
      expectDocumented(await workspace.changes());
    },
    timeout,
  );
});

describe("an old owner that is a CDKTF app", () => {
  const name = "aws_elasticache_subnet_group.Subnets";
  const subnets = { name: "legacy", subnetIds: ["subnet-0123456789abcdef0"] };

  /** What the app writes, in JSON or in HCL. */
  const written = (hcl: boolean, fill: (stack: TerraformStack) => void): string => {
    const outdir = mkdtempSync(join(tmpdir(), "managed-redis-leaving-"));
    process.env.SYNTH_HCL_OUTPUT = String(hcl);
    try {
      const app = new App({ outdir });
      const stack = new TerraformStack(app, "stack");
      new AwsProvider(stack, "Aws", { region: "us-east-1" });
      fill(stack);
      app.synth();
      return readFileSync(join(outdir, "stacks", "stack", hcl ? "cdk.tf" : "cdk.tf.json"), "utf8");
    } finally {
      delete process.env.SYNTH_HCL_OUTPUT;
      rmSync(outdir, { recursive: true });
    }
  };

  const synthesized = (fill: (stack: TerraformStack) => void) => JSON.parse(written(false, fill)) as Configuration;

  const forget = (stack: TerraformStack) => {
    stack.addOverride("removed", [{ from: name, lifecycle: { destroy: false } }]);
  };

  test("loses the block without a word where it writes HCL", () => {
    expect(synthesized(forget)).toMatchObject({ removed: [{ from: name }] });
    expect(written(true, forget)).not.toContain("removed");
    expect(section).toContain('stack.addOverride("removed", [');
  });

  requireOrSkip(...terraformRequirement())("that writes JSON", () => {
    test(
      "forgets with an override",
      async () => {
        const withGroup = synthesized((stack) => {
          new ElasticacheSubnetGroup(stack, "Subnets", subnets);
        });
        const workspace = new TerraformWorkspace(withGroup);
        workspace.setState(await craftState(withGroup));
        workspace.configure(synthesized(forget));
        const plan = await workspace.changes();
        workspace.dispose();

        expect(actionsIn(plan)).toEqual(["forget"]);
      },
      timeout,
    );
  });
});
