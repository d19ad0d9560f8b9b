import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SnsTopic } from "@cdktf/provider-aws/lib/sns-topic";
import { synthesize, snapshotSerializer } from "../../../constructs/testing";

const stack = synthesize((scope) => {
  new AwsProvider(scope, "Aws", { region: "us-east-1" });
  new SnsTopic(scope, "Topic", { name: "alerts", displayName: "Alerts" });
});

test("leaves out what differs between machines and versions, and sorts the rest", () => {
  expect(snapshotSerializer.print(stack)).toBe(`{
  "provider": {
    "aws": [
      {
        "region": "us-east-1"
      }
    ]
  },
  "resource": {
    "aws_sns_topic": {
      "Topic": {
        "display_name": "Alerts",
        "name": "alerts"
      }
    }
  },
  "terraform": {
    "backend": {
      "local": {
        "path": "<absolute path>"
      }
    },
    "required_providers": {
      "aws": {}
    }
  }
}`);
});

test("renders synthesized stacks only", () => {
  expect(snapshotSerializer.test(stack)).toBe(true);
  expect(snapshotSerializer.test(stack.document)).toBe(false);
});
