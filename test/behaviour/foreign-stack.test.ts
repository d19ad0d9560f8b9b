import { DataAwsSubnets } from "@cdktf/provider-aws/lib/data-aws-subnets";
import { DataAwsVpc } from "@cdktf/provider-aws/lib/data-aws-vpc";
import { EcsService } from "@cdktf/provider-aws/lib/ecs-service";
import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { ElasticacheSubnetGroup } from "@cdktf/provider-aws/lib/elasticache-subnet-group";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { App, Aspects, DataTerraformRemoteStateS3, TerraformOutput, TerraformStack, Token } from "cdktf";
import { Construct, type IConstruct } from "constructs";
import { type Network, RedisCache, movedFrom, useProvider } from "../../constructs";
import { type SynthesizedStack, expectNoReplacement, matchers, synthesize } from "../../constructs/testing";
import { requireOrSkip } from "../support/requirements";
import { terraformRequirement } from "../support/terraform";
import { TerraformWorkspace } from "../support/terraform-workspace";

expect.extend(matchers);

/** Every stack of this file, by what it shows; real Terraform has the last word on each. */
const stacks = new Map<string, SynthesizedStack>();

function foreign(what: string, target: TerraformStack | ((stack: TerraformStack) => void)): SynthesizedStack {
  const stack = synthesize(target);
  stacks.set(what, stack);
  return stack;
}

function withProvider(fill: (stack: TerraformStack) => void) {
  return (stack: TerraformStack) => {
    new AwsProvider(stack, "Aws", { region: "us-east-1" });
    fill(stack);
  };
}

const network: Network = { kind: "existing", vpcId: "vpc-0a", subnetIds: ["subnet-0a", "subnet-0b"] };

describe("a network that belongs to someone else", () => {
  it("may be made by constructs of the same stack", () => {
    const stack = foreign(
      "own VPC",
      withProvider((scope) => {
        const vpc = new Vpc(scope, "Vpc", { cidrBlock: "10.1.0.0/16" });
        const subnets = ["a", "b"].map(
          (zone, index) =>
            new Subnet(scope, `Subnet-${zone}`, {
              vpcId: vpc.id,
              cidrBlock: `10.1.${index}.0/24`,
              availabilityZone: `us-east-1${zone}`,
            }),
        );
        const web = new SecurityGroup(scope, "Web", { name: "web", vpcId: vpc.id });
        new RedisCache(scope, "Cache", {
          name: "sessions",
          network: { kind: "existing", vpcId: vpc.id, subnetIds: subnets.map(({ id }) => id) },
          clients: { web: { kind: "security-group", securityGroupId: web.id } },
        });
      }),
    );
    expect(stack.only(ElasticacheSubnetGroup).subnet_ids).toStrictEqual([
      "${aws_subnet.Subnet-a.id}",
      "${aws_subnet.Subnet-b.id}",
    ]);
    expect(stack).toHaveResource(VpcSecurityGroupIngressRule, {
      referenced_security_group_id: "${aws_security_group.Web.id}",
    });
  });

  it("may be read from the state of another project", () => {
    const stack = foreign(
      "remote state",
      withProvider((scope) => {
        const state = { bucket: "state.example.com", key: "network.tfstate", region: "us-east-1" };
        const remote = new DataTerraformRemoteStateS3(scope, "Network", state);
        const subnetIds = Token.asList(remote.get("subnet_ids"));
        const vpcId = remote.getString("vpc_id");
        new RedisCache(scope, "Cache", { name: "sessions", network: { kind: "existing", vpcId, subnetIds } });
      }),
    );
    expect(stack.only(ElasticacheSubnetGroup).subnet_ids).toBe(
      "${data.terraform_remote_state.Network.outputs.subnet_ids}",
    );
  });

  it("may be found by data sources", () => {
    const stack = foreign(
      "data sources",
      withProvider((scope) => {
        const vpc = new DataAwsVpc(scope, "Vpc", { default: true });
        const subnets = new DataAwsSubnets(scope, "Subnets", { filter: [{ name: "vpc-id", values: [vpc.id] }] });
        const found: Network = { kind: "existing", vpcId: vpc.id, subnetIds: subnets.ids };
        new RedisCache(scope, "Cache", { name: "sessions", network: found });
      }),
    );
    expect(stack.only(ElasticacheSubnetGroup).subnet_ids).toBe("${data.aws_subnets.Subnets.ids}");
  });
});

describe("several regions and accounts in one stack", () => {
  const stack = foreign(
    "provider aliases",
    withProvider((scope) => {
      const europe = new AwsProvider(scope, "Europe", { alias: "europe", region: "eu-west-1" });
      const partner = new AwsProvider(scope, "Partner", {
        alias: "partner",
        region: "us-east-1",
        assumeRole: [{ roleArn: "arn:aws:iam::111122223333:role/deploy" }],
      });
      new RedisCache(scope, "Here", { name: "here", network });
      const regional = new Construct(scope, "Regional");
      useProvider(regional, europe);
      new RedisCache(regional, "Cache", { name: "there", network });
      useProvider(new RedisCache(regional, "Partner", { name: "partner", network }), partner);
    }),
  );

  const providersUnder = (path: string) => {
    const elements = [stack.document.resource, stack.document.data].flatMap((types) =>
      Object.values(
        types as Record<string, Record<string, { provider?: string; "//": { metadata: { path: string } } }>>,
      )
        .flatMap((named) => Object.values(named))
        .filter((element) => element["//"].metadata.path.startsWith(`stack/${path}/`)),
    );
    return [...new Set(elements.map(({ provider }) => provider))].sort();
  };

  it("leaves what nobody chose for to the default provider", () => {
    expect(providersUnder("Here")).toStrictEqual([undefined]);
  });

  it("uses the chosen provider for everything below, but not for what Terraform keeps to itself", () => {
    expect(providersUnder("Regional/Cache")).toStrictEqual(["aws.europe", undefined]);
    const unchosen = Object.values((stack.document.resource as Record<string, object>).terraform_data ?? {});
    expect(unchosen.map((element) => "provider" in element)).toStrictEqual(Array(6).fill(false));
  });

  it("takes the innermost choice", () => {
    expect(providersUnder("Regional/Partner")).toStrictEqual(["aws.partner", undefined]);
  });
});

test.each<[string, (europe: AwsProvider) => unknown, string]>([
  ["a provider of another stack", (europe) => europe, "must be a provider of the same stack; this one is other/Europe"],
  ["an alias", () => "aws.europe", 'must be a provider, such as an `AwsProvider`, got "aws.europe"'],
  ["nothing", () => undefined, "must be a provider, such as an `AwsProvider`"],
])("%s is no provider to use", (_, choose, message) => {
  const app = new App();
  const europe = new AwsProvider(new TerraformStack(app, "other"), "Europe", { alias: "europe", region: "eu-west-1" });
  const scope = new Construct(new TerraformStack(app, "stack"), "Team");
  expect(() => {
    useProvider(scope, choose(europe) as AwsProvider);
  }).toThrow(`\`provider\` ${message} [stack/Team]`);
});

describe("a cache in another stack of the same app", () => {
  const app = new App();
  const producer = new TerraformStack(app, "producer");
  const consumer = new TerraformStack(app, "consumer");
  [producer, consumer].forEach((stack) => new AwsProvider(stack, "Aws", { region: "us-east-1" }));
  const cache = new RedisCache(producer, "Cache", { name: "sessions", network });
  const { endpoints } = cache;
  new TerraformOutput(consumer, "url", {
    value: `rediss://${endpoints.primary}:${endpoints.port}`,
  });
  const service = new EcsService(consumer, "Service", { name: "web", taskDefinition: "web" });
  service.putNetworkConfiguration({ subnets: ["subnet-0a"], securityGroups: [...cache.securityGroupIds] });

  it("is reached through references, with the port known at once", () => {
    const stack = foreign("consumer", consumer);
    const output = String.raw`\$\{data\.terraform_remote_state\.cross-stack-reference-input-producer\.outputs\.[\w-]+\}`;
    expect(stack.outputs.url?.value).toMatch(new RegExp(`^rediss://${output}:6379$`));
  });

  it("is not changed by being referred to", () => {
    const alone = synthesize(withProvider((scope) => new RedisCache(scope, "Cache", { name: "sessions", network })));
    const stack = foreign("producer", producer);
    expect(stack.byAddress(ElasticacheReplicationGroup)).toStrictEqual(alone.byAddress(ElasticacheReplicationGroup));
  });
});

describe("tags from an aspect", () => {
  it("are added to those of the cache", () => {
    const stack = foreign(
      "tag aspect",
      withProvider((scope) => {
        new RedisCache(scope, "Cache", { name: "sessions", network, tags: { Team: "web" } });
        Aspects.of(scope).add({ visit: addTag });
      }),
    );
    expect(stack.only(ElasticacheReplicationGroup).tags).toStrictEqual({
      CostCenter: "42",
      Name: "sessions",
      Team: "web",
    });
  });

  function addTag(node: IConstruct): void {
    if ("tagsInput" in node) {
      Reflect.set(node, "tags", { ...(node.tagsInput as Record<string, string>), CostCenter: "42" });
    }
  }
});

describe("more than one cache", () => {
  it("shares no name and no address", () => {
    const stack = foreign(
      "two caches",
      withProvider((scope) => {
        new RedisCache(scope, "Sessions", { name: "sessions", network });
        new RedisCache(scope, "Fragments", { name: "fragments", network });
      }),
    );
    const named = Object.values(stack.document.resource as Record<string, Record<string, Record<string, unknown>>>)
      .flatMap((resources) => Object.entries(resources))
      .map(([, { name, replication_group_id: id, alarm_name: alarm }]) => name ?? id ?? alarm)
      .filter((name) => name !== undefined);
    expect(new Set(named).size).toBe(named.length);
    expect(stack.all(ElasticacheReplicationGroup).map((group) => group.replication_group_id)).toStrictEqual([
      "fragments",
      "sessions",
    ]);
  });

  it("may carry the same id in different constructs", () => {
    const stack = foreign(
      "nested",
      withProvider((scope) => {
        for (const team of ["web", "shop"]) {
          new RedisCache(new Construct(scope, team), "Cache", { name: `${team}-cache`, network });
        }
      }),
    );
    expect(stack.all(ElasticacheReplicationGroup)).toHaveLength(2);
  });
});

describe("moving a cache", () => {
  const at = (place: (scope: TerraformStack) => Construct, id: string, ...formerPaths: string[]) =>
    synthesize(
      withProvider((scope) => {
        const clients = { web: { kind: "security-group", securityGroupId: "sg-0a" } } as const;
        const cache = new RedisCache(place(scope), id, { name: "sessions", network, clients });
        if (formerPaths.length > 0) {
          movedFrom(cache, ...formerPaths);
        }
      }),
    );
  const top = at((scope) => scope, "Cache");

  it("would destroy it when Terraform is not told", () => {
    expect(() => {
      expectNoReplacement(
        top,
        at((scope) => scope, "Sessions"),
      );
    }).toThrow("its address is gone");
  });

  it("keeps it when Terraform is told", () => {
    const nested = at((scope) => new Construct(scope, "Web"), "Sessions", "Cache");
    expectNoReplacement(top, nested);
    stacks.set("moved", nested);
  });

  it.each([
    ["/Old", "must be construct ids separated by slashes"],
    ["", "must be construct ids separated by slashes"],
    ["Web/Sessions", "must differ from the present path"],
    ["stack/Old", "must be a path below the stack"],
  ])("is not told nonsense: %p", (path, rule) => {
    expect(() => at((scope) => new Construct(scope, "Web"), "Sessions", "Cache", path)).toThrow(
      `\`formerPaths[1]\` ${rule}, got ${JSON.stringify(path)}`,
    );
  });

  it("may have been in a construct that is called like its stack", () => {
    const stack = at((scope) => new Construct(scope, "stack"), "Sessions", "stack/Cache");
    expect(stack.document.moved).not.toStrictEqual([]);
  });

  it("keeps it over several moves", () => {
    const nested = at((scope) => new Construct(scope, "Web"), "Sessions", "Cache", "Sessions");
    expectNoReplacement(
      at((scope) => scope, "Sessions"),
      nested,
    );
    stacks.set("moved twice", nested);
  });
});

requireOrSkip(...terraformRequirement())("real Terraform", () => {
  it("accepts each of these stacks", async () => {
    const findings = [];
    for (const [what, stack] of stacks) {
      const workspace = new TerraformWorkspace(stack.document);
      findings.push(...(await workspace.validate()).map((finding) => ({ what, ...finding })));
      workspace.dispose();
    }
    expect(findings).toStrictEqual([]);
    expect(stacks.size).toBe(11);
  });
});
