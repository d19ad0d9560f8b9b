// A program of somebody who uses what newer AWS providers know about replication groups. The tests compile and run it in
// an app of its own, with the names of the framework that has them; here it only has to compile.
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import type { TerraformStack } from "cdktf";
import {
  type Network,
  RedisCache,
  type RedisCacheProps,
  ValidationError,
  importInto,
  useProvider,
} from "cdktf-managed-redis";
import { ReplicationGroup, type ShardPlacement } from "cdktf-managed-redis/elasticache";
import { GeneratedSecret } from "cdktf-managed-redis/secrets";
import { expectNoReplacement, synthesize } from "cdktf-managed-redis/testing";
import { durable, pickedOfGroup, refusedCaches, secretArn, topologies } from "./replication-group-cases";

type Elements = Readonly<Record<string, Readonly<Record<string, object>>>>;

const network: Network = { kind: "existing", vpcId: "vpc-0a", subnetIds: ["subnet-0a", "subnet-0b"] };

function synthesized(fill: (stack: TerraformStack) => void) {
  return synthesize((stack) => {
    new AwsProvider(stack, "Aws", { region: "us-east-1" });
    fill(stack);
  });
}

function cacheWith(props: Partial<RedisCacheProps>) {
  return synthesized((stack) => new RedisCache(stack, "Cache", { name: "sessions", network, ...props }));
}

type Synthesized = ReturnType<typeof cacheWith>;

/** The arguments of the group that newer providers have, and those that depend on them. */
function groupIn(stack: Synthesized) {
  const group = stack.only(ElasticacheReplicationGroup);
  return Object.fromEntries(pickedOfGroup.filter((name) => name in group).map((name) => [name, group[name]]));
}

const elementsIn = ({ document }: Synthesized, section: "data" | "ephemeral") =>
  Object.entries((document[section] ?? {}) as Elements).flatMap(([type, named]) =>
    Object.entries(named).map(([name, values]) => ({ [`${type}.${name}`]: { ...values, "//": undefined } })),
  );

/** How a token reaches the group: what Terraform opens, what it reads into the state, and the group. */
function tokenIn(stack: Synthesized) {
  return { opened: elementsIn(stack, "ephemeral"), read: elementsIn(stack, "data"), group: groupIn(stack) };
}

/** What somebody is told, without the path of the construct. */
function told(fill: (stack: TerraformStack) => void): readonly string[] {
  try {
    synthesized(fill);
    return [];
  } catch (error) {
    const problems = error instanceof ValidationError ? error.problems : [];
    const lines = problems.map(({ prop, rule, received = "-" }) => `${prop} ${rule}, got ${received}`);
    // What is only known when all is made is said around the framework's own sentences.
    return lines.length > 0
      ? lines
      : String(error)
          .split("\n")
          .filter((line) => line.includes("`"));
  }
}

function pieces() {
  return synthesized((stack) => {
    // What Terraform opens is in the region of its provider, like everything else.
    useProvider(stack, new AwsProvider(stack, "West", { alias: "west", region: "us-west-2" }));
    const secret = new GeneratedSecret(stack, "Token", { name: "token", description: "token", writeOnly: true });
    new ReplicationGroup(stack, "Group", {
      name: "sessions",
      subnetGroupName: "private",
      securityGroupIds: ["sg-0a"],
      credentials: { kind: "auth-token", authToken: secret.current, updateStrategy: "SET", writeOnlyVersion: 1 },
    });
  });
}

/** What a group that is imported ignores of what newer providers have. */
function ignoredWhileImported() {
  const stack = synthesized((scope) => {
    new RedisCache(scope, "Cache", {
      ...{ name: "sessions", network, ...durable },
      authentication: { kind: "auth-token", writeOnly: true },
    });
    importInto(scope, { "Cache/ReplicationGroup": "sessions" });
  });
  const { ignore_changes: ignored } = stack.only(ElasticacheReplicationGroup).lifecycle as {
    readonly ignore_changes: readonly string[];
  };
  return ignored.filter((name) => (pickedOfGroup as readonly string[]).includes(name));
}

const [first, second] = topologies.placed.placement;
const placement: readonly ShardPlacement[] = [first, second];
const placed = cacheWith({ topology: { ...topologies.placed, placement } });
// Zones are used at creation only.
expectNoReplacement(placed, cacheWith({ topology: { ...topologies.placed, placement: [second, first] } }));
expectNoReplacement(placed, cacheWith({ topology: topologies.free }));
expectNoReplacement(cacheWith({ topology: topologies.free }), placed);
expectNoReplacement(cacheWith(durable), cacheWith({ ...durable, durability: "async" }));

// @ts-expect-error what AWS decides is left out
cacheWith.bind(undefined, { durability: "default" });
// @ts-expect-error a replicated cache has no shards
cacheWith.bind(undefined, { topology: { kind: "replicated", replicas: 1, placement } });
// @ts-expect-error a given secret needs a number that says when it changes
cacheWith.bind(undefined, { authentication: { kind: "existing-secret", secretArn, writeOnly: true } });

process.stdout.write(
  JSON.stringify({
    durable: groupIn(cacheWith(durable)),
    placed: groupIn(placed),
    seeded: groupIn(
      cacheWith({
        topology: topologies.placed,
        restoreFrom: { kind: "s3", snapshotArns: ["arn:aws:s3:::backups/a.rdb"] },
      }),
    ),
    rotations: [1, 2, 3].map((rotation) =>
      tokenIn(cacheWith({ authentication: { kind: "auth-token", writeOnly: true, rotation } })),
    ),
    given: tokenIn(
      cacheWith({ authentication: { kind: "existing-secret", secretArn, jsonKey: "token", writeOnlyVersion: 4 } }),
    ),
    alone: tokenIn(pieces()),
    // Without any of it, the state has the token, as with older providers.
    without: tokenIn(cacheWith({})),
    ignoredWhileImported: ignoredWhileImported(),
    refusals: refusedCaches.map((props) =>
      told((stack) => new RedisCache(stack, "Cache", { name: "sessions", network, ...(props as object) })),
    ),
  }),
);
