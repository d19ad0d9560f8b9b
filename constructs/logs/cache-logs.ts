import { CloudwatchLogGroup } from "@cdktf/provider-aws/lib/cloudwatch-log-group";
import { Construct } from "constructs";
import {
  type Tags,
  claimName,
  defaultLogGroupPrefix,
  fitName,
  keepInPlace,
  kmsKeyArnCheck,
  logFormatCheck,
  logGroupPrefixCheck,
  maxLogGroupNameLength,
  namedTags,
  optional,
  required,
  struct,
  validate,
  withNumberTokens,
  textMatching,
  tagsCheck,
} from "../core";
import { type OwnLog, ownLogCheck } from "./own-log";
import { checkLogGroupPrefix } from "./prefix";
import { retentionCheck } from "./retention";

const hints = () => require("./hints") as typeof import("./hints");

/** @internal */
export const logHints = () => hints().logHints;

/** Properties of {@link CacheLogs}. */
export interface CacheLogsProps {
  /** Name of the cache, a part of both groups' names. */
  readonly name: string;
  /**
   * With what the names of both groups begin, up to a slash. Another prefix replaces the groups, with everything in
   * them.
   *
   * @default "/aws/elasticache/"
   */
  readonly prefix?: string;
  /**
   * Group of the slow log.
   *
   * @default - a group of its own, `<prefix><name>/slow-log`
   */
  readonly slowLog?: OwnLog;
  /**
   * Group of the engine log.
   *
   * @default - a group of its own, `<prefix><name>/engine-log`
   */
  readonly engineLog?: OwnLog;
  /**
   * Days that the logs are kept; 0 keeps them forever.
   *
   * @default 365
   */
  readonly retentionInDays?: number;
  /**
   * Format of both logs. Known at synth: no token.
   *
   * @default "json"
   */
  readonly format?: "json" | "text";
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
    prefix: optional(logGroupPrefixCheck),
    slowLog: optional(ownLogCheck),
    engineLog: optional(ownLogCheck),
    retentionInDays: optional(retentionCheck),
    format: optional(logFormatCheck),
    kmsKeyArn: optional(kmsKeyArnCheck),
    tags: optional(tagsCheck),
  },
  () => hints().cacheLogsHints,
);

/** Where one log goes, as a replication group takes it. */
export interface OwnDestination {
  /** It goes to a log group. */
  readonly kind: "log-group";
  /** Name of the group. */
  readonly logGroupName: string;
  /** Format of the entries. */
  readonly format: "json" | "text";
}

/** Where the logs go, as a replication group takes it. */
export interface OwnDelivery {
  /**
   * Slow commands.
   *
   * @default - it is off
   */
  readonly slowLog?: OwnDestination;
  /**
   * What the engine says.
   *
   * @default - it is off
   */
  readonly engineLog?: OwnDestination;
}

/** A group, and where its log goes. */
interface Made {
  readonly group: CloudwatchLogGroup;
  readonly destination: OwnDestination;
}

/**
 * A log group for the slow log and one for the engine log.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Log_Delivery.html
 */
export class CacheLogs extends Construct {
  /** The slow log's group, unless it is off. */
  public readonly slowLog: CloudwatchLogGroup | undefined;
  /** The engine log's group, unless it is off. */
  public readonly engineLog: CloudwatchLogGroup | undefined;

  /** Where both logs go, as a replication group takes it. */
  public readonly delivery: OwnDelivery;

  /** @throws ValidationError that lists every problem with the props */
  constructor(scope: Construct, id: string, props: CacheLogsProps) {
    super(scope, id);
    validate(this, propsCheck, props, {
      rules: ({ prefix, name }, problems) => {
        checkLogGroupPrefix(problems, "prefix", prefix, name);
      },
    });

    const slow = this.made("slowLog", props);
    const engine = this.made("engineLog", props);
    this.slowLog = slow?.group;
    this.engineLog = engine?.group;
    this.delivery = { slowLog: slow?.destination, engineLog: engine?.destination };
    const first = this.slowLog ?? this.engineLog;
    keepInPlace(this, first, [{ prop: "kmsKeyArn", value: props.kmsKeyArn, same: ["region"] }]);
  }

  /** Makes the group of one log. */
  private made(prop: "slowLog" | "engineLog", props: CacheLogsProps): Made | undefined {
    const log = props[prop] ?? { kind: "own-log-group" };
    if (log.kind === "off") {
      return undefined;
    }
    const { prefix = defaultLogGroupPrefix } = props;
    const [id, type] = names[prop];
    const given = log.logGroupName;
    const derived = () => fitName(`${prefix}${props.name}/${type}`, maxLogGroupNameLength);
    const name = given === undefined ? derived() : withNumberTokens(given);
    const group = new CloudwatchLogGroup(this, id, {
      name,
      retentionInDays: log.retentionInDays ?? props.retentionInDays ?? 365,
      kmsKeyId: props.kmsKeyArn,
      tags: namedTags(name, props.tags),
    });
    claimName(this, group, "log group", given === undefined ? "name" : `${prop}.logGroupName`);
    const format = log.format ?? props.format ?? "json";
    return { group, destination: { kind: "log-group", logGroupName: group.name, format } };
  }
}

/** The id of each log's group, and the end of its name. */
const names = { slowLog: ["SlowLog", "slow-log"], engineLog: ["EngineLog", "engine-log"] } as const;
