import type { OwnLogGroup } from "../../logs";

/** Where one of the logs goes. What exists already is in the cache's region and account, and is not changed. */
export type CacheLog =
  | OwnLogGroup
  | {
      readonly kind: "existing-log-group";
      /**
       * Name of a log group of CloudWatch Logs. It may hold both logs, and those of other caches: the dashboard shows
       * this cache's slow log. Its retention and its key stay what they are.
       */
      readonly logGroupName: string;
      /**
       * Format of the entries. The dashboard shows the slow log in JSON only. Known at synth: no token.
       *
       * @default "json"
       */
      readonly format?: "json" | "text";
    }
  | {
      readonly kind: "existing-delivery-stream";
      /**
       * Name of a delivery stream of Amazon Data Firehose, which takes data directly. AWS tags it `LogDeliveryEnabled` =
       * `true` when the delivery begins, and delivers only while it has the tag: where Terraform manages the stream,
       * write the tag there as well.
       *
       * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-infrastructure-Firehose.html
       * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Logging-destinations.html
       */
      readonly deliveryStreamName: string;
      /**
       * Format of the entries. Known at synth: no token.
       *
       * @default "json"
       */
      readonly format?: "json" | "text";
    }
  | { readonly kind: "off" };

/** Where the cache's logs go. */
export type CacheLogging =
  | {
      readonly kind: "own-log-groups";
      /**
       * Days that the logs are kept; 0 keeps them forever.
       *
       * @default 365
       */
      readonly retentionInDays?: number;
      /**
       * With what the names of both groups begin, up to a slash: `<prefix><name>/slow-log` and `…/engine-log`. Below
       * `/aws/vendedlogs/`, groups take no room in the account's resource policy of CloudWatch Logs, which has 5,120
       * characters. Another prefix replaces the groups, with everything in them.
       *
       * @default "/aws/elasticache/"
       * @see https://docs.aws.amazon.com/step-functions/latest/dg/bp-cwl.html
       */
      readonly prefix?: string;
      /**
       * Format of both logs. The dashboard shows the slow log in JSON only. Known at synth: no token.
       *
       * @default "json"
       * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Log_Delivery.html
       */
      readonly format?: "json" | "text";
    }
  | {
      readonly kind: "per-log";
      /**
       * Slow commands.
       *
       * @default - to a log group of their own, kept for 365 days
       */
      readonly slowLog?: CacheLog;
      /**
       * What the engine says.
       *
       * @default - to a log group of its own, kept for 365 days
       */
      readonly engineLog?: CacheLog;
    }
  | { readonly kind: "off" };
