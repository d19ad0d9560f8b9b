import { ReplicationGroup } from "../../../../constructs/elasticache";
import { inStack } from "../../../support/fixtures";

const smallest = { name: "sessions", subnetGroupName: "private", securityGroupIds: ["sg-0123456789abcdef0"] };

describe("warnings of a replication group", () => {
  const warningsWith = (props: object) =>
    inStack((scope) => new ReplicationGroup(scope, "Group", { ...smallest, ...props })).warnings.map(
      (warning) => /: ([a-z-]+):/.exec(warning)?.[1],
    );

  it.each([
    [{ engine: { kind: "redis", version: "6.2" } }, ["extended-support", "no-authentication"]],
    [{ nodeType: "cache.t4g.micro" }, ["burstable-node-type", "no-authentication"]],
    [{ nodeType: "cache.t2.micro" }, ["burstable-node-type", "retired-node-type", "no-authentication"]],
    [{ nodeType: "cache.m3.medium" }, ["retired-node-type", "no-authentication"]],
    [{ nodeType: "cache.m4.large" }, ["no-authentication"]],
    [{ nodeType: "cache.m3.medium", acknowledgedWarnings: { "retired-node-type": "as found" } }, ["no-authentication"]],
    [{ transitEncryption: "off" }, ["no-encryption-in-transit", "no-authentication"]],
    [{ encryptionAtRest: { kind: "off" } }, ["no-encryption-at-rest", "no-authentication"]],
    [{ snapshotRetentionLimit: 0 }, ["no-authentication", "no-automatic-backups"]],
    [{ topology: { kind: "replicated", replicas: 0 } }, ["no-authentication", "single-node"]],
    [
      { topology: { kind: "replicated", replicas: 1, automaticFailover: false } },
      ["no-authentication", "no-automatic-failover"],
    ],
    [{ topology: { kind: "replicated", replicas: 0, automaticFailover: false } }, ["no-authentication", "single-node"]],
    [{ topology: { kind: "replicated", replicas: 1, multiAz: false } }, ["no-authentication"]],
    [{ transitEncryption: "preferred" }, ["plain-connections-accepted", "no-authentication"]],
    [{ acknowledgedWarnings: { "no-authentication": "a test" } }, []],
  ])("with %j are %p", (props, ids) => {
    expect(warningsWith(props)).toStrictEqual(ids);
  });

  it("say what may go wrong, and how to acknowledge them", () => {
    const stack = inStack((scope) => new ReplicationGroup(scope, "Group", smallest));
    expect(stack.warnings).toStrictEqual([
      "stack/Group: no-authentication: anyone who reaches the port can read and write everything; to acknowledge it, give a reason in `acknowledgedWarnings`",
    ]);
  });
});
