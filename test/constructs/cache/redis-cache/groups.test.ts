import { DataAwsElasticacheSubnetGroup } from "@cdktf/provider-aws/lib/data-aws-elasticache-subnet-group";
import { ElasticacheParameterGroup } from "@cdktf/provider-aws/lib/elasticache-parameter-group";
import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { ElasticacheSubnetGroup } from "@cdktf/provider-aws/lib/elasticache-subnet-group";
import { ElasticacheUserGroup } from "@cdktf/provider-aws/lib/elasticache-user-group";
import { SecurityGroup as AwsSecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { TerraformVariable } from "cdktf";
import { CacheNetwork, RedisCache, cacheProblems } from "../../../../constructs";
import { cacheRefusal, cacheWith, inStack, network } from "../../../support/fixtures";

const givenGroups = {
  subnetGroup: { kind: "existing-subnet-group", subnetGroupName: "Team-Subnets" },
  securityGroups: { kind: "existing-security-groups", securityGroupIds: ["sg-0a", "sg-0b"] },
  parameterGroup: { kind: "existing-parameter-group", parameterGroupName: "Team-Parameters" },
} as const;

describe("groups that exist", () => {
  it("are used by their names, and none is made", () => {
    const stack = cacheWith(givenGroups);
    expect(stack.only(ElasticacheReplicationGroup)).toMatchObject({
      subnet_group_name: "team-subnets",
      parameter_group_name: "team-parameters",
      security_group_ids: ["sg-0a", "sg-0b"],
    });
    for (const type of [ElasticacheSubnetGroup, ElasticacheParameterGroup, AwsSecurityGroup]) {
      expect(stack.all(type)).toEqual([]);
    }
  });

  it("are known by name, and nothing was made of them", () => {
    inStack((scope) => {
      const cache = new RedisCache(scope, "Cache", { name: "sessions", network, ...givenGroups });
      expect(cache.securityGroupIds).toEqual(["sg-0a", "sg-0b"]);
      expect(cache.parameterGroupName).toBe("team-parameters");
      expect(cache.subnetGroupName).toBe("team-subnets");
      expect([cache.securityGroup, cache.parameterGroup, cache.subnetGroup]).toEqual([undefined, undefined, undefined]);
    });
  });

  it("may be the default group of the engine and topology, and no other default group", () => {
    const parameterGroup = (parameterGroupName: string) => ({
      parameterGroup: { kind: "existing-parameter-group", parameterGroupName },
    });
    expect(cacheRefusal(parameterGroup("default.redis7"))).toBe("accepted");
    expect(cacheRefusal(parameterGroup("default.valkey8"))).toBe(
      'ValidationError: `parameterGroup.parameterGroupName` must be default.redis7, or a custom group, for this engine and topology, got "default.valkey8" [stack/It]',
    );
  });

  it("let a cache keep an own security group beside them, with its clients", () => {
    const stack = inStack((scope) => {
      const cache = new RedisCache(scope, "Cache", {
        name: "sessions",
        network,
        securityGroups: { kind: "own-security-group", additionalSecurityGroupIds: ["sg-0a"] },
      });
      cache.allowFrom("web", { kind: "cidr", cidr: "10.0.0.0/8" });
    });
    const [own = ""] = Object.keys(stack.byAddress(AwsSecurityGroup));
    const { security_group_ids } = stack.only(ElasticacheReplicationGroup);
    expect(security_group_ids).toEqual([`\${${own}.id}`, "sg-0a"]);
    expect(stack.all(VpcSecurityGroupIngressRule)).toHaveLength(1);
  });

  it("may be a list that only Terraform knows, beside an own one", () => {
    const stack = inStack((scope) => {
      const ids = new TerraformVariable(scope, "ids", { type: "list(string)" });
      new RedisCache(scope, "Cache", {
        name: "sessions",
        network,
        securityGroups: { kind: "own-security-group", additionalSecurityGroupIds: ids.listValue },
      });
    });
    const [own = ""] = Object.keys(stack.byAddress(AwsSecurityGroup));
    expect(stack.only(ElasticacheReplicationGroup).security_group_ids).toBe(`\${concat([${own}.id], var.ids)}`);
  });
});

describe("a network that is an existing subnet group", () => {
  const ofGroup = { kind: "existing-subnet-group", subnetGroupName: "Team-Subnets" } as const;

  it("gives the cache its group, and the security group its VPC", () => {
    const stack = cacheWith({ network: ofGroup });
    const [lookUp = ""] = Object.keys(stack.byAddress(DataAwsElasticacheSubnetGroup));
    expect(stack.only(DataAwsElasticacheSubnetGroup)).toEqual({ name: "team-subnets" });
    expect(stack.only(AwsSecurityGroup).vpc_id).toBe(`\${${lookUp}.vpc_id}`);
    expect(stack.only(ElasticacheReplicationGroup).subnet_group_name).toBe("team-subnets");
    expect(stack.all(ElasticacheSubnetGroup)).toEqual([]);
  });

  it("is shared by caches, which all use the group", () => {
    const stack = inStack((scope) => {
      const shared = new CacheNetwork(scope, "Network", { network: ofGroup });
      new RedisCache(scope, "One", { name: "one", network: shared });
      new RedisCache(scope, "Two", { name: "two", network: shared });
    });
    const groups = stack.all(ElasticacheReplicationGroup);
    expect(groups.map(({ subnet_group_name }) => subnet_group_name)).toEqual(["team-subnets", "team-subnets"]);
    expect(stack.all(DataAwsElasticacheSubnetGroup)).toHaveLength(1);
  });

  it("never makes the security group anew, while Terraform cannot look the VPC up yet", () => {
    expect(cacheWith({ network: ofGroup }).only(AwsSecurityGroup).lifecycle).toEqual({ ignore_changes: ["vpc_id"] });
    expect(cacheWith().only(AwsSecurityGroup)).not.toHaveProperty("lifecycle");
  });

  it("leaves no choice of another group", () => {
    const subnetGroup = { kind: "own-subnet-group", name: "mine" } as const;
    expect(cacheProblems({ name: "sessions", network: ofGroup, subnetGroup })).toEqual([
      {
        prop: "subnetGroup",
        rule: "must be left out: `network` is an existing subnet group",
        received: '{"kind":"own-subnet-group","name":"mine"}',
      },
    ]);
  });
});

describe("names of groups that are made", () => {
  it("are written as they are given, and nothing else changes", () => {
    const stack = cacheWith({
      subnetGroup: { kind: "own-subnet-group", name: "legacy-subnets", description: "Legacy subnets" },
      securityGroups: { kind: "own-security-group", name: "Legacy clients" },
      securityGroupDescription: "Managed by Terraform",
      parameterGroup: { kind: "own-parameter-group", name: "legacy-redis7-0a1b", description: "Legacy" },
    });
    expect(stack.only(ElasticacheSubnetGroup)).toMatchObject({
      name: "legacy-subnets",
      description: "Legacy subnets",
    });
    expect(stack.only(ElasticacheParameterGroup)).toMatchObject({
      name: "legacy-redis7-0a1b",
      description: "Legacy",
      family: "redis7",
    });
    expect(stack.only(AwsSecurityGroup)).toMatchObject({
      name: "Legacy clients",
      description: "Managed by Terraform",
    });
  });

  it("are in lower case where AWS stores them so", () => {
    const stack = cacheWith({
      subnetGroup: { kind: "own-subnet-group", name: "Legacy_Subnets" },
      parameterGroup: { kind: "own-parameter-group", name: "Legacy_Redis7" },
      authentication: {
        kind: "rbac",
        users: { app: { kind: "iam", accessString: "on ~* +@all" } },
        userGroupId: "Legacy-Users",
      },
    });
    expect(stack.only(ElasticacheSubnetGroup).name).toBe("legacy_subnets");
    expect(stack.only(ElasticacheParameterGroup).name).toBe("legacy_redis7");
    expect(stack.only(ElasticacheUserGroup).user_group_id).toBe("legacy-users");
  });

  // EC2 keeps names that begin with sg- for its ids, but ElastiCache does not: sg may be Singapore.
  it("let a cache be called like the id of a security group", () => {
    const name = "sg-sessions";
    const own = { kind: "own-security-group", name: "sessions in sg" } as const;
    expect(cacheWith({ name, securityGroups: own }).only(AwsSecurityGroup).name).toBe("sessions in sg");
    const existing = { kind: "existing-security-groups", securityGroupIds: ["sg-0a"] } as const;
    expect(cacheRefusal({ name, securityGroups: existing })).toBe("accepted");
    for (const securityGroups of [undefined, { kind: "own-security-group" }]) {
      expect(cacheRefusal({ name, securityGroups })).toBe(
        'ValidationError: `name` must not begin with sg-, as the ids of security groups do, got "sg-sessions" [stack/It]',
      );
    }
  });
});

describe("what contradicts an existing group is refused", () => {
  it.each([
    [
      {
        network: { kind: "isolated", availabilityZones: ["us-east-1a", "us-east-1b"] },
        subnetGroup: { kind: "existing-subnet-group", subnetGroupName: "platform" },
      },
      '`subnetGroup.kind` must be `own-subnet-group` in an isolated network, which is new, got "existing-subnet-group"',
    ],
    [
      { ...givenGroups, parameters: { timeout: 0 } },
      '`parameters` must be left out: an existing `parameterGroup` is not changed, got {"timeout":0}; set them where the group is managed',
    ],
    [
      { ...givenGroups, clients: { web: { kind: "cidr", cidr: "10.0.0.0/8" } } },
      '`securityGroups.kind` must be "own-security-group" to let `clients` in: existing groups are not changed, got "existing-security-groups"; keep the existing ones as `additionalSecurityGroupIds`',
    ],
    [{ ...givenGroups, clients: null }, "`clients` must be an object, got null"],
    [
      { ...givenGroups, securityGroupDescription: "Clients" },
      '`securityGroupDescription` must be left out: existing `securityGroups` are not changed, got "Clients"',
    ],
  ])("%j", (props, message) => {
    expect(cacheRefusal(props)).toBe(`ValidationError: ${message} [stack/It]`);
  });

  it("when a client is let in later", () => {
    inStack((scope) => {
      const cache = new RedisCache(scope, "Cache", { name: "sessions", network, ...givenGroups });
      expect(() => {
        cache.allowFrom("web", { kind: "cidr", cidr: "10.0.0.0/8" });
      }).toThrow(
        '`securityGroups.kind` must be "own-security-group" to let `clients` in: existing groups are not changed; keep the existing ones as `additionalSecurityGroupIds` [stack/Cache]',
      );
    });
  });

  it.each([
    [{ parameterGroup: { kind: "own-parameter-group", description: "" } }, "parameterGroup.description"],
    [{ subnetGroup: { kind: "own-subnet-group", description: "" } }, "subnetGroup.description"],
    [
      { securityGroups: { kind: "existing-security-groups", securityGroupIds: ["sg-0a", "sg-0a"] } },
      "securityGroups.securityGroupIds[1]",
    ],
    [{ securityGroups: { kind: "existing-security-groups", securityGroupIds: [] } }, "securityGroups.securityGroupIds"],
  ])("ids or a text that AWS does not take: %j", (props, prop) => {
    expect(cacheProblems({ name: "sessions", network, ...(props as object) }).map((problem) => problem.prop)).toEqual([
      prop,
    ]);
  });
});
