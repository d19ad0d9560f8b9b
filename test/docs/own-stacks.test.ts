import { DataAwsSubnets } from "@cdktf/provider-aws/lib/data-aws-subnets";
import { DataAwsVpc } from "@cdktf/provider-aws/lib/data-aws-vpc";
import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { SqsQueuePolicy } from "@cdktf/provider-aws/lib/sqs-queue-policy";
import { App } from "cdktf";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { synthesize } from "../../constructs/testing";
import { inStack } from "../support/fixtures";
import { requireOrSkip } from "../support/requirements";
import { terraformRequirement } from "../support/terraform";
import { craftState } from "../support/terraform-state";
import { SessionStack } from "./imported-stack";
import { queueFor } from "./own-policy";
import { ShopStack } from "./tagged-stack";

const page = readFileSync(join(__dirname, "../../docs/own-stacks.md"), "utf8");
const programs = [...page.matchAll(/```ts\n(.*?)```/gs)].map(([, program]) => program);
const withoutFirstLine = (file: string) => readFileSync(join(__dirname, file), "utf8").replace(/^.*\n/, "");

test("the page on own stacks shows the programs that run here", () => {
  const files = ["tagged-stack.ts", "own-policy.ts", "imported-stack.ts"];
  expect(programs).toStrictEqual(files.map(withoutFirstLine));
});

test("its aspect tags the cache and leaves the look-ups alone", () => {
  const stack = synthesize(new ShopStack(new App(), "shop"));
  expect(stack.only(ElasticacheReplicationGroup).tags).toStrictEqual({
    Name: "sessions",
    Application: "sessions",
    Team: "shop",
  });
  expect(stack.only(DataAwsVpc)).toStrictEqual({ filter: [{ name: "tag:Name", values: ["main"] }] });
  expect(stack.only(DataAwsSubnets)).not.toHaveProperty("tags");
});

test("its imports are blocks of the stack", () => {
  expect(synthesize(new SessionStack(new App(), "sessions")).document.import).toStrictEqual([
    { to: "aws_elasticache_replication_group.Sessions_ReplicationGroup_4E8FA765", id: "legacy-sessions" },
    {
      to: "aws_cloudwatch_log_group.Sessions_Logs_SlowLog_FC931588",
      id: "/aws/elasticache/legacy-sessions/slow-log",
    },
  ]);
});

test("its policy is JSON", () => {
  const stack = inStack((scope) => queueFor(scope, "arn:aws:sns:eu-central-1:111122223333:sessions-events"));
  expect(JSON.parse(String(stack.only(SqsQueuePolicy).policy))).toMatchObject({
    Statement: [
      {
        Resource: "${aws_sqs_queue.Queue.arn}",
        Condition: { ArnEquals: { "aws:SourceArn": "arn:aws:sns:eu-central-1:111122223333:sessions-events" } },
      },
    ],
  });
});

requireOrSkip(...terraformRequirement())("with real Terraform", () => {
  test("the tags of the provider, the aspect and the constructs add up, and settle", async () => {
    const { resources } = await craftState(synthesize(new ShopStack(new App(), "shop")).document);
    const attributes = resources.flatMap(({ instances }) => instances.map((instance) => instance.attributes));
    const tagged = attributes.flatMap(({ tags_all }) => (tags_all === undefined ? [] : [tags_all]));
    expect(tagged.length).toBeGreaterThan(20);
    for (const tags of tagged) {
      expect(tags).toMatchObject({ CostCenter: "1234", Team: "shop", Application: "sessions" });
    }
  }, 300_000);
});
