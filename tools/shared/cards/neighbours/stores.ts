import type { Card } from "../card";
import { loss } from "../deletion";

/** What often exists next to a cache and holds data. */
export const stores: Readonly<Record<string, Card>> = {
  aws_s3_bucket: {
    deletion: loss(
      "https://docs.aws.amazon.com/AmazonS3/latest/userguide/delete-bucket.html",
      "the name, and the objects if the bucket is forced",
      "keep it, or copy it first",
    ),
    namedBy: ["bucket"],
    replacedBy: ["bucket", "bucket_prefix", "object_lock_enabled"],
  },
  aws_dynamodb_table: {
    deletion: loss(
      "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html",
      "every item in the table",
      "keep it, or restore a backup into a new table",
    ),
    namedBy: ["name"],
    replacedBy: ["hash_key", "name", "range_key"],
  },
};
