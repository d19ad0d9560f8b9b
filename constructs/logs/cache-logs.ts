import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { Construct } from "constructs";
import {
  type Check,
  type Tags,
  claimName,
  fitName,
  keepInPlace,
  kmsKeyArnCheck,
  known,
  namedTags,
  optional,
  required,
  struct,
  validate,
  textMatching,
  tagsCheck,
} from "../core";

const hints = () => require("./hints") as typeof import("./hints");

/** @internal */
export const logHints = () => hints().logHints;

/**
 * Retention periods that CloudWatch accepts, in days; 0 keeps everything.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html
 */
const retentionDays = [
  0, 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

/**
 * Maximum length of the name of a log group.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
 */
const maxNameLength = 512;

/**
 * Check of a retention period.
 *
 * @internal
 */
export const retentionCheck: Check<number> = known(["number"], (at, value, problems) => {
  if (typeof value !== "number" || !retentionDays.includes(value)) {
    problems.add(at, `must be a number of days that CloudWatch accepts: ${retentionDays.join(", ")}`, value);
  }
});

/** Properties of {@link CacheLogs}. */
export interface CacheLogsProps {
  /** Name of the cache; the groups are `/aws/elasticache/<name>/slow-log` and `…/engine-log`. */
  readonly name: string;
  /**
   * Days that the logs are kept; 0 keeps them forever.
   *
   * @default 365
   */
  readonly retentionInDays?: number;
  /**
   * Key that encrypts the logs; its policy lets CloudWatch Logs use it.
   *
   * @default - encrypted with a key that AWS owns
   */
  readonly kmsKeyArn?: string;
  /**
   * Tags of the groups.
   *
   * @default - the `Name` only
   */
  readonly tags?: Tags;
}

const propsCheck = struct<CacheLogsProps>(
  {
    name: required(
      textMatching(/^[\w./#-]+$/, "must be letters, digits, hyphens, underscores, periods, slashes and number signs"),
    ),
    retentionInDays: optional(retentionCheck),
    kmsKeyArn: optional(kmsKeyArnCheck),
    tags: optional(tagsCheck),
  },
  () => hints().cacheLogsHints,
);

/**
 * A log group for the slow log and one for the engine log.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Log_Delivery.html
 */
export class CacheLogs extends Construct {
  /** The slow log's group. */
  public readonly slowLog: CloudwatchLogGroup;
  /** The engine log's group. */
  public readonly engineLog: CloudwatchLogGroup;

  /** Names of both, as a replication group takes them. */
  public readonly delivery: { readonly slowLogGroupName: string; readonly engineLogGroupName: string };

  /** @throws ValidationError that lists every problem with the props */
  constructor(scope: Construct, id: string, props: CacheLogsProps) {
    super(scope, id);
    validate(this, propsCheck, props);

    const group = (childId: string, type: string) => {
      const name = fitName(`/aws/elasticache/${props.name}/${type}`, maxNameLength);
      const resource = new CloudwatchLogGroup(this, childId, {
        name,
        retentionInDays: props.retentionInDays ?? 365,
        kmsKeyId: props.kmsKeyArn,
        tags: namedTags(name, props.tags),
      });
      claimName(this, resource, "log group", "name");
      return resource;
    };
    this.slowLog = group("SlowLog", "slow-log");
    this.engineLog = group("EngineLog", "engine-log");
    keepInPlace(this, this.slowLog, [{ prop: "kmsKeyArn", value: props.kmsKeyArn, same: ["region"] }]);
    this.delivery = { slowLogGroupName: this.slowLog.name, engineLogGroupName: this.engineLog.name };
  }
}
