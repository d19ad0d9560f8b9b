import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { judge } from "../../tools/guard/judge/judge";
import { headlineOf } from "../../tools/guard/judge/verdict";
import type { Plan } from "../../tools/shared/plan/plan";
import { start } from "../support/processes";
import { requireOrSkip } from "../support/requirements";
import { terraformRequirement } from "../support/terraform";
import { type Answer, errorAnswer } from "./support/api-call";
import { type Account, accountEnvironment, askAll } from "./support/aws";
import { refusingEmptyTokens } from "./support/faults";
import { type Lab, openLab } from "./support/lab";
import { ProjectCopy } from "./support/project-copy";

const secretName = "legacy/sessions";

/** What is compared before and after: everything that AWS says of a cache and of its parts. */
async function takeRecord(account: Account, id: string, parameterGroup: string): Promise<readonly unknown[]> {
  const elasticache = { service: "elasticache" };
  const ec2 = { service: "ec2" };
  return askAll(account, [
    {
      ...elasticache,
      operation: "describe_replication_groups",
      parameters: { ReplicationGroupId: id },
      query: "ReplicationGroups",
    },
    { ...elasticache, operation: "describe_cache_clusters", query: `CacheClusters[?ReplicationGroupId=='${id}']` },
    {
      ...elasticache,
      operation: "describe_cache_parameters",
      parameters: { CacheParameterGroupName: parameterGroup },
      query: "sort_by(Parameters, &ParameterName)[].[ParameterName, ParameterValue]",
    },
    { ...elasticache, operation: "describe_user_groups", query: "UserGroups" },
    { ...elasticache, operation: "describe_users", query: "Users" },
    {
      ...elasticache,
      operation: "describe_cache_subnet_groups",
      query: "CacheSubnetGroups[].[CacheSubnetGroupName, CacheSubnetGroupDescription, Subnets[].SubnetIdentifier]",
    },
    {
      ...ec2,
      operation: "describe_security_groups",
      query: "SecurityGroups[].[GroupId, GroupName, Description, length(IpPermissions), length(IpPermissionsEgress)]",
    },
    {
      ...ec2,
      operation: "describe_security_group_rules",
      query: "SecurityGroupRules[].[SecurityGroupRuleId, IsEgress, FromPort, ToPort, CidrIpv4, ReferencedGroupInfo]",
    },
  ]);
}

/** What Terraform would do that is not nothing, by type. */
function changesIn({ resource_changes }: Plan): readonly string[] {
  return resource_changes
    .filter(({ mode, change }) => mode === "managed" && change.actions.join() !== "no-op")
    .map(({ type, change }) => `${type}: ${change.actions.join()}`)
    .sort();
}

/** What adopt says of the attributes that the first apply changes, by what they are of. */
const listed: Readonly<Record<string, RegExp>> = {
  "aws_cloudwatch_metric_alarm.*": /^\S+: the condition, whom it tells, description and tags become ours {2}/m,
  "aws_elasticache_parameter_group.parameter": /^.*: written out with the value that it has {2}/m,
  "aws_elasticache_parameter_group.tags": /^tags of .*\bparameter group\b/m,
  "aws_elasticache_subnet_group.tags": /^tags of .*\bsubnet group\b/m,
  "aws_security_group.tags": /^tags of .*\bsecurity group\b/m,
  "aws_vpc_security_group_ingress_rule.description": /^descriptions of the rules sgr-\w+: they have none {2}/m,
  "aws_vpc_security_group_ingress_rule.tags": /^tags of .*\brules of the security group\b/m,
};

/** What is changed of objects that exist, and not said in the list; what was empty is filled in the state only. */
function unsaidIn({ resource_changes }: Plan, output: string): readonly string[] {
  return resource_changes
    .filter(({ change }) => change.actions.join() === "update")
    .flatMap(({ type, change: { before, after } }) => {
      const [old, wanted] = [Object(before), Object(after)] as Record<string, unknown>[];
      const isState = (name: string) => old?.[name] === null && wanted?.[name] === false;
      return Object.keys(wanted ?? {})
        .filter((name) => JSON.stringify(old?.[name]) !== JSON.stringify(wanted?.[name]))
        .filter((name) => name !== "tags_all" && !isState(name))
        .map((name) => `${type}.${name}`);
    })
    .filter((name) => !(listed[name] ?? listed[name.replace(/\.\w+$/, ".*")])?.test(output));
}

requireOrSkip(...terraformRequirement())("caches that other people made", () => {
  const legacy = mkdtempSync(join(tmpdir(), "legacy-"));
  let lab: Lab;
  let account: Account;
  let project: ProjectCopy;

  beforeAll(async () => {
    lab = await openLab("rehearsal");
    account = { ...lab.account, url: lab.proxy.url };
    project = new ProjectCopy(account);
    cpSync(join(__dirname, "support/legacy"), legacy, { recursive: true });
    for (const args of [["init"], ["apply", "-auto-approve"]]) {
      const running = start("terraform", args, { cwd: legacy, env: accountEnvironment(account), group: true });
      if ((await running.ended) !== 0) {
        throw new Error(running.output());
      }
    }
    lab.proxy.setFault(refusingEmptyTokens);
  });

  afterAll(async () => {
    project.dispose();
    await lab.close();
    rmSync(legacy, { recursive: true });
  });

  /** The calls that changed a replication group or its tags since a moment. */
  const changesSince = (start: number): readonly string[] =>
    lab.proxy.calls
      .slice(start)
      .filter(({ operation }) => /^(Create|Modify|Delete|Increase|Decrease|AddTags|RemoveTags)/.test(operation))
      .filter(({ parameters }) => /replicationgroup|legacy/i.test(JSON.stringify(parameters)))
      .map(({ operation }) => operation);

  /** Kills the first apply of a stack when it makes the first alarm. */
  const killFirstApply = async (name: string): Promise<void> => {
    const running = project.start(name, "apply", "-auto-approve", "-parallelism=1");
    lab.proxy.setFault(async (call, forward) => {
      if (call.operation !== "PutMetricAlarm") {
        return refusingEmptyTokens(call, forward);
      }
      await running.stop("SIGKILL");
      return errorAnswer(call, 500, "Gone", "the caller was killed");
    });
    await running.ended;
    lab.proxy.setFault(refusingEmptyTokens);
  };

  test("are listed, each with how it would go", async () => {
    const { exitCode, output } = await project.adopt("--all", "--region", "us-east-1");

    expect(exitCode).toBe(0);
    expect(output).toMatch(/legacy-carts +redis 7.0 +1 +yes +imported: replication group; given: subnet group, /);
    expect(output).toMatch(/legacy-pages +valkey 8.0 +6 +yes +imported: replication group; given: subnet group, /);
    expect(output).toMatch(
      /legacy-sessions +redis 7.1 +2 +yes +imported: replication group, subnet group, parameter group, security group; given: /,
    );
  });

  test("are refused under a name that exists, and while they are being changed, and nothing is written", async () => {
    const before = project.environments();
    const taken = await project.adopt(
      "--replication-group",
      "legacy-carts",
      "--region",
      "us-east-1",
      "--environment",
      "prod",
    );
    lab.proxy.setFault(async (call, forward): Promise<Answer | undefined> => {
      if (call.operation !== "DescribeReplicationGroups") {
        return undefined;
      }
      const answer = await forward();
      return { ...answer, body: answer.body.replaceAll("<Status>available<", "<Status>snapshotting<") };
    });
    const busy = await project.adopt(
      "--replication-group",
      "legacy-carts",
      "--region",
      "us-east-1",
      "--environment",
      "carts",
    );
    lab.proxy.setFault(refusingEmptyTokens);

    expect([taken.exitCode, busy.exitCode]).toEqual([1, 1]);
    expect(taken.output).toContain("there is an environment prod already: choose another name");
    expect(busy.output).toContain("legacy-carts cannot be adopted yet:\n  - ");
    expect(busy.output).toContain("snapshot");
    expect(project.environments()).toBe(before);
  });

  test.each<[string, string, string, readonly string[], readonly string[], boolean]>([
    [
      "legacy-sessions",
      "sessions",
      "legacy-sessions-redis7",
      [
        "--token-secret",
        `arn:aws:secretsmanager:us-east-1:111122223333:secret:${secretName}`,
        "--token-key",
        "redis.token",
      ],
      ["aws_elasticache_replication_group: update"],
      false,
    ],
    ["Legacy-Carts", "legacy-carts", "default.redis7", [], ["aws_elasticache_replication_group: update"], true],
    ["legacy-pages", "pages", "default.valkey8.cluster.on", [], [], false],
  ])("%s is adopted, and is as it was", async (id, name, parameterGroup, more, later, isKilled) => {
    const before = await takeRecord(account, id.toLowerCase(), parameterGroup);
    const adopted = await project.adopt(
      ...["--replication-group", id, "--region", "us-east-1", "--environment", name],
      ...more,
    );
    expect(adopted).toMatchObject({ exitCode: 0, output: expect.stringContaining(`added ${name} to`) as string });
    expect(adopted.output).toContain("it is not known whether Application Auto Scaling changes the number of nodes");

    await project.synth();
    await project.succeed(name, "init");
    const first = await project.plan(name);
    expect(changesIn(first).filter((change) => /delete|replication_group/.test(change))).toEqual([]);
    expect(unsaidIn(first, adopted.output)).toEqual([]);
    expect(headlineOf(judge(first))).toBe("SAFE");
    const start = lab.proxy.calls.length;
    if (isKilled) {
      await killFirstApply(name);
      await project.plan(name);
    }
    await project.succeed(name, "apply", "plan.bin");

    expect(await takeRecord(account, id.toLowerCase(), parameterGroup)).toEqual(before);
    expect(changesSince(start).filter((operation) => operation === "ModifyReplicationGroup")).toEqual([]);
    expect(changesIn(await project.plan(name))).toEqual([]);

    const finished = await project.adopt("--finish", name);
    expect(finished.exitCode).toBe(0);
    expect(project.environments().slice(project.environments().indexOf(name))).not.toContain("imports:");
    await project.synth();
    const second = await project.plan(name);
    expect(changesIn(second)).toEqual(later);
    expect(headlineOf(judge(second))).toBe("SAFE");
    await project.succeed(name, "apply", "plan.bin");
    expect(changesIn(await project.plan(name))).toEqual([]);
    expect(await takeRecord(account, id.toLowerCase(), parameterGroup)).toEqual(before);
  });
});
