import { ElasticacheParameterGroup } from "@cdktf/provider-aws/lib/elasticache-parameter-group";
import { Construct } from "constructs";
import {
  type Check,
  type Tags,
  claimName,
  fitName,
  isUnresolved,
  known,
  literalFlag,
  lowerCase,
  namedTags,
  optional,
  record,
  required,
  struct,
  tagsCheck,
  validate,
} from "../../core";
import { maxParameterGroupNameLength } from "../facts/limits";
import { groupDescriptionCheck, nameCheck, ownParameterGroupNameCheck } from "../names";
import { type Engine, type ParameterFamily, engineCheck, engineFacts, isKnownEngine } from "../facts/engines";
import { checkParameters, creationSuffix, defaultParameters, reportedValues } from "./parameter-rules";

const hints = () => require("./hints") as typeof import("./hints");
const nameHints = () => require("./name-hints") as typeof import("./name-hints");

/** @internal */
export const parameterNameHints = () => nameHints().parameterNameHints;

/** Values of engine parameters, by the name AWS gives them. */
export type Parameters = Readonly<Record<string, string | number>>;

/** Properties of a {@link ParameterGroup}. */
export interface ParameterGroupProps {
  /** What the group is for: the beginning of its name, and a part of its description. */
  readonly name: string;
  /**
   * Name of the group, in full; AWS stores it in lower case. Choose another one for every engine of another family, and
   * for every other description: both make a new group beside the old one, and AWS has each name only once.
   *
   * @default - `name` and the family, so that an upgrade makes a new group beside the old one
   */
  readonly parameterGroupName?: string;
  /**
   * Description shown in the console. Changing it replaces the group.
   *
   * @default "Parameters of <name>"
   */
  readonly description?: string;
  /** Engine that reads the parameters. The family follows from it. Known at synth: no token. */
  readonly engine: Engine;
  /**
   * True for a group whose caches are sharded, or on the way there. Known at synth: no token.
   *
   * @default false
   */
  readonly clusterEnabled?: boolean;
  /**
   * Parameters that add to the defaults or replace them. Another value of `databases`, `cluster-databases` or
   * `activerehashing` makes another group, which AWS lets new caches use and no cache that has another value.
   *
   * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ParameterGroups.Management.html
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
 * Checks the types of {@link Parameters}; `checkParameters` checks names and values.
 *
 * @internal
 */
export const parametersCheck: Check<Parameters> = record(
  known<string | number>(["text", "number"], (at, value, problems) => {
    if (typeof value !== "string" && !(typeof value === "number" && Number.isFinite(value))) {
      problems.add(at, "must be a string or a number", value);
    }
  }),
);

const propsCheck = struct<ParameterGroupProps>(
  {
    name: required(nameCheck),
    parameterGroupName: optional(ownParameterGroupNameCheck),
    description: optional(groupDescriptionCheck),
    engine: required(engineCheck),
    clusterEnabled: optional(literalFlag),
    parameters: optional(parametersCheck),
    tags: optional(tagsCheck),
  },
  () => hints().parameterGroupHints,
);

/**
 * An ElastiCache parameter group. A new one is created before the old one is deleted, because AWS does not delete a
 * group in use.
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

  /** @throws ValidationError when a parameter is unknown to the engine, not modifiable, or has an invalid value */
  constructor(scope: Construct, id: string, props: ParameterGroupProps) {
    super(scope, id);
    validate(this, propsCheck, props, {
      rules: ({ engine, parameters }, problems) => {
        if (engine !== undefined && isKnownEngine(engine) && parameters !== undefined && !isUnresolved(parameters)) {
          checkParameters(problems, parameters, engine);
        }
      },
    });

    const given = props.parameters ?? {};
    const clusterEnabled = props.clusterEnabled ?? false;
    this.family = engineFacts(props.engine).family;
    const name = lowerCase(props.parameterGroupName ?? groupName(props.name, this.family, clusterEnabled, given));
    const values: Parameters = {
      ...defaultParameters,
      ...given,
      ...(clusterEnabled ? { "cluster-enabled": "yes" } : {}),
    };
    this.resource = new ElasticacheParameterGroup(this, "Resource", {
      name,
      family: this.family,
      description: props.description ?? `Parameters of ${props.name}`,
      parameter: reportedValues(values)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([parameter, value]) => ({ name: parameter, value })),
      tags: namedTags(name, props.tags),
      lifecycle: { createBeforeDestroy: true },
    });
    this.parameterGroupName = this.resource.name;
    const named = props.parameterGroupName === undefined ? "name" : "parameterGroupName";
    claimName(this, this.resource, "parameter group", named);
  }
}

/**
 * Values that AWS does not change on a group in use are part of the name, so that another value makes another group.
 */
function groupName(base: string, family: ParameterFamily, clusterEnabled: boolean, given: Parameters): string {
  const cluster = clusterEnabled ? "-cluster" : "";
  return fitName(`${base}-${family.replace(".", "-")}${cluster}${creationSuffix(given)}`, maxParameterGroupNameLength);
}
