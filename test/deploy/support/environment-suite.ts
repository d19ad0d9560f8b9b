import { deployPolicies } from "../../../tools/accept/deploy-policy/policy";
import type { StackDocument } from "../../../tools/shared/stack/document";
import { requireOrSkip } from "../../support/requirements";
import type { ExampleName } from "../../support/stacks";
import { terraformRequirement } from "../../support/terraform";
import { actionsOf } from "./api-call";
import { ask } from "./aws";
import type { Outcome } from "./deployment";
import { type Inventory, added, takeInventory } from "./inventory";
import { type Lab, openLab } from "./lab";

/** What is expected of a deployed environment. */
export interface Expectations {
  /** What the service says of the group, by its own names. */
  readonly group: Readonly<Record<string, unknown>>;
  /** What it says of every node. */
  readonly node: Readonly<Record<string, unknown>>;
  readonly nodes: number;
  /** Parameters that a user has set. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Who may reach the cache at which port, by description. */
  readonly clients: Readonly<Record<string, number>>;
  /** Days for which each log group is kept. */
  readonly logs: Readonly<Record<string, number>>;
  /** How many things of each kind making the environment adds to the account. */
  readonly added: Readonly<Record<string, number>>;
  /** Whether destroying is refused at first. */
  readonly isProtected: boolean;
  /** Names of the snapshots that stay after destroying. */
  readonly snapshots: readonly unknown[];
}

/** Deploys an environment from nothing with the framework's command line, looks at it, and takes it away again. */
export function describeDeployedEnvironment(name: ExampleName, expected: Expectations): void {
  requireOrSkip(...terraformRequirement())(`the ${name} environment, deployed`, () => {
    let lab: Lab;
    let before: Inventory;
    let deployed: Outcome;
    /** Actions of IAM that making and destroying the environment needed. */
    const needed = new Set<string>();
    const watch = async <T>(work: () => Promise<T>): Promise<T> => {
      const from = lab.proxy.calls.length;
      const result = await work();
      lab.proxy.calls
        .slice(from)
        .flatMap(actionsOf)
        .forEach((action) => needed.add(action));
      return result;
    };
    const tell = async <T>(service: string, operation: string, query: string, parameters = {}): Promise<T> =>
      ask<T>({ ...lab.account, url: lab.proxy.url }, { service, operation, query, parameters });
    const sent = (operation: string): Readonly<Record<string, string>> =>
      lab.proxy.calls.find((call) => call.operation === operation)!.parameters;

    beforeAll(async () => {
      lab = await openLab(name);
      before = await takeInventory(lab.account);
      deployed = await watch(() => lab.deployment.cdktf("deploy", "--auto-approve", "--skip-provider-lock"));
    });

    afterAll(async () => {
      await lab.close();
    });

    test("is complete at the first try", async () => {
      expect(deployed).toMatchObject({ exitCode: 0 });
      expect(added(before, await takeInventory(lab.account))).toEqual(expected.added);
    });

    test("is what was meant, as the service reports it", async () => {
      const groups = await tell("elasticache", "describe_replication_groups", "ReplicationGroups");
      const nodes = await tell("elasticache", "describe_cache_clusters", "CacheClusters");
      const node = expect.objectContaining(expected.node) as unknown;

      expect(groups).toEqual([expect.objectContaining(expected.group)]);
      expect(nodes).toEqual(Array.from({ length: expected.nodes }, () => node));
    });

    test("has its parameters, and no others", async () => {
      const { CacheParameterGroupName } = sent("CreateCacheParameterGroup");
      const query = "Parameters[].[ParameterName, ParameterValue]";
      const parameters = { CacheParameterGroupName, Source: "user" };
      const set = await tell<[string, string][]>("elasticache", "describe_cache_parameters", query, parameters);

      expect(Object.fromEntries(set)).toEqual(expected.parameters);
    });

    test("lets its clients in, and nobody else", async () => {
      const query = "SecurityGroupRules[?!IsEgress].[Description, FromPort]";
      const rules = await tell<[string | null, number][]>("ec2", "describe_security_group_rules", query);

      expect(Object.fromEntries(rules.filter(([description]) => description !== null))).toEqual(expected.clients);
    });

    test("keeps its logs for as long as it should", async () => {
      const query = "logGroups[].[logGroupName, retentionInDays]";
      const groups = await tell<[string, number][]>("logs", "describe_log_groups", query);

      expect(Object.fromEntries(groups)).toEqual(expected.logs);
    });

    test("asks its clients for the token that Secrets Manager keeps, which nothing printed or kept in a file", async () => {
      const SecretId = await tell<string>("secretsmanager", "list_secrets", "SecretList[0].ARN");
      const token = await tell<string>("secretsmanager", "get_secret_value", "SecretString", { SecretId });

      expect(token).toMatch(/^[A-Za-z0-9]{64}$/);
      expect(sent("CreateReplicationGroup").AuthToken).toBe(token);
      expect(deployed.output).not.toContain(token);
      expect(lab.deployment.configuration()).not.toContain(token);
    });

    test("is not planned to change again", async () => {
      const { output } = await lab.deployment.run("plan", "-detailed-exitcode");
      expect(output).toContain("No changes. Your infrastructure matches the configuration.");
    });

    if (expected.isProtected) {
      test("refuses to be destroyed while it is protected", async () => {
        const { exitCode, output } = await lab.deployment.run("destroy", "-auto-approve");
        expect(exitCode).toBe(1);
        expect(output).toContain("Instance cannot be destroyed");
        expect(added(before, await takeInventory(lab.account))).toEqual(expected.added);
      });
    }

    test("leaves nothing behind but its final snapshot when it is destroyed unprotected", async () => {
      if (expected.isProtected) {
        lab.deployment.configure({ deletionProtection: false });
        await watch(() => lab.deployment.succeed("destroy", "-auto-approve"));
      } else {
        await watch(() => lab.deployment.cdktf("destroy", "--auto-approve", "--skip-provider-lock"));
      }
      expect(await takeInventory(lab.account)).toEqual({ ...before, snapshots: expected.snapshots });
    });

    test("needed no more than its deploy policies allow", () => {
      const policies = deployPolicies(JSON.parse(lab.deployment.configuration()) as StackDocument);
      const allowed = new Set(policies.flatMap(({ Statement }) => Statement.flatMap(({ Action }) => Action)));

      expect(needed.size).toBeGreaterThan(30);
      expect([...needed].filter((action) => !allowed.has(action))).toEqual([]);
    });
  });
}
