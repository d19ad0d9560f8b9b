import { ElasticacheParameterGroup } from "@cdktf/provider-aws/lib/elasticache-parameter-group";
import { Construct } from "constructs";
import {
  type Check,
  Problems,
  type Shape,
  type Tags,
  fitName,
  known,
  literalFlag,
  namedTags,
  optional,
  record,
  required,
  struct,
  tagsCheck,
} from "../../core";
import { nameCheck } from "../names";
import { type Engine, type ParameterFamily, engineCheck, engineFacts } from "../facts/engines";
import { checkParameters, creationSuffix, defaultParameters } from "./parameter-rules";

/**
 * Longest name of a parameter group, in characters.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Creating.html
 */
const longestName = 255;

/** Values of engine parameters, by the name AWS gives them. */
export type Parameters = Readonly<Record<string, string | number>>;

/** Properties of a {@link ParameterGroup}. */
export interface ParameterGroupProps {
  /** Beginning of the group's name; the family is added, so that an upgrade makes a new group beside the old one. */
  readonly name: string;
  /** Engine that reads the parameters. The family follows from it. */
  readonly engine: Engine;
  /**
   * True for a group whose caches are sharded, or on the way to it.
   *
   * @default false
   */
  readonly clusterEnabled?: boolean;
  /**
   * Parameters beside the defaults, or instead of one of them.
   *
   * @default - `maxmemory-policy` allkeys-lru, `notify-keyspace-events` Ex and `timeout` 300
   */
  readonly parameters?: Parameters;
  /**
   * Tags of the group.
   *
   * @default - the `Name` only
   */
  readonly tags?: Tags;
}

/**
 * Check of {@link Parameters} as to type; `checkParameters` knows the names and values.
 *
 * @internal
 */
export const parametersCheck: Check = record(
  known((at, value, problems) => {
    if (typeof value !== "string" && !(typeof value === "number" && Number.isFinite(value))) {
      problems.add(at, "must be a string or a number", value);
    }
  }),
);

const shape: Shape<ParameterGroupProps> = {
  name: required(nameCheck),
  engine: required(engineCheck),
  clusterEnabled: optional(literalFlag),
  parameters: optional(parametersCheck),
  tags: optional(tagsCheck),
};

/**
 * An ElastiCache parameter group. A new one is made before the old one goes, because AWS deletes no group in use.
 *
 * @see https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/resources/elasticache_parameter_group
 */
export class ParameterGroup extends Construct {
  /** The provider's resource. */
  public readonly resource: ElasticacheParameterGroup;
  /** Name of the group. */
  public readonly parameterGroupName: string;
  /** Family of the group. */
  public readonly family: ParameterFamily;

  /** @throws ValidationError when a parameter is unknown to the engine, not modifiable, or has no legal value */
  constructor(scope: Construct, id: string, props: ParameterGroupProps) {
    super(scope, id);
    const problems = new Problems();
    struct(shape)("", props, problems);
    problems.throwIfAny(this);
    const given = props.parameters ?? {};
    checkParameters(problems, given, props.engine);
    problems.throwIfAny(this);

    const clusterEnabled = props.clusterEnabled ?? false;
    this.family = engineFacts(props.engine).family;
    const name = groupName(props.name, this.family, clusterEnabled, given);
    const values: Parameters = {
      ...defaultParameters,
      ...given,
      ...(clusterEnabled ? { "cluster-enabled": "yes" } : {}),
    };
    this.resource = new ElasticacheParameterGroup(this, "Resource", {
      name,
      family: this.family,
      description: `Parameters of ${props.name}`,
      parameter: Object.entries(values)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([parameter, value]) => ({ name: parameter, value: String(value) })),
      tags: namedTags(name, props.tags),
      lifecycle: { createBeforeDestroy: true },
    });
    this.parameterGroupName = this.resource.name;
  }
}

/** What AWS does not change on a group in use is part of the name: a change of it makes another group. */
function groupName(base: string, family: ParameterFamily, clusterEnabled: boolean, given: Parameters): string {
  const cluster = clusterEnabled ? "-cluster" : "";
  return fitName(`${base}-${family.replace(".", "-")}${cluster}${creationSuffix(given)}`, longestName);
}
