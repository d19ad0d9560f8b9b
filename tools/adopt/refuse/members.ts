import type { CacheCluster } from "@aws-sdk/client-elasticache";
import { securityGroupIds } from "../read/security-groups";
import { minorVersion } from "./engine";
import { type Candidate, type Refusal, modifyCommand, waiting } from "./refusal";

/** Something that all nodes of a group have in common, unless a change has reached some of them only. */
interface Common {
  readonly what: string;
  readonly of: (node: CacheCluster) => string;
  /** The option that gives it to all of them. @default - AWS has none: only waiting helps */
  readonly option?: string;
}

const common: readonly Common[] = [
  { what: "engine", of: ({ Engine = "" }) => Engine },
  {
    what: "version",
    of: ({ EngineVersion = "" }) => minorVersion(EngineVersion) ?? EngineVersion,
    option: "--engine-version",
  },
  {
    what: "parameter group",
    of: ({ CacheParameterGroup }) => CacheParameterGroup?.CacheParameterGroupName ?? "",
    option: "--cache-parameter-group-name",
  },
  { what: "subnet group", of: ({ CacheSubnetGroupName = "" }) => CacheSubnetGroupName },
  {
    what: "security groups",
    of: (node) => [...securityGroupIds(node)].sort().join(" "),
    option: "--security-group-ids",
  },
];

/** Nodes between two states: Terraform reads the first one only, and would take it for all of them. */
export function ofDifferentNodes(candidate: Candidate): readonly Refusal[] {
  return common.flatMap(({ what, of, option }): readonly Refusal[] => {
    const byValue = new Map([...candidate.members].reverse().map((node) => [of(node), node.CacheClusterId ?? ""]));
    if (byValue.size < 2) {
      return [];
    }
    const said = [...byValue].reverse().map(([value, node]) => `${node} has ${value === "" ? "none" : value}`);
    const again =
      option === undefined
        ? ""
        : `. Where nothing goes on, repeat the change: ${modifyCommand(candidate, option, "…")}`;
    return [{ reason: `its nodes differ in ${what}: ${said.join(", ")}`, way: `${waiting(candidate)}${again}` }];
  });
}

/** @see https://aws.amazon.com/blogs/aws/ec2-classic-is-retiring-heres-how-to-prepare/ */
export function ofClassicNetwork({ members }: Candidate): readonly Refusal[] {
  const names = members.flatMap(({ CacheSecurityGroups = [] }) =>
    CacheSecurityGroups.flatMap(({ CacheSecurityGroupName = [] }) => CacheSecurityGroupName),
  );
  return names.length === 0
    ? []
    : [
        {
          reason: `it is in EC2-Classic, with the cache security groups ${[...new Set(names)].join(", ")}`,
          way: "make a new cache in a VPC from a snapshot of it: `restoreFrom` in its props",
        },
      ];
}
