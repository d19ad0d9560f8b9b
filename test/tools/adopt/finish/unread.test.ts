import { unreadArguments } from "../../../../tools/adopt/finish/unread";
import type { RedisCacheProps } from "../../../../constructs";
import { type StackDocument, resourcesOf } from "../../../../tools/shared/stack/document";
import { cacheWith } from "../../../support/fixtures";

const secretArn = "arn:aws:secretsmanager:us-east-1:111122223333:secret:token-a1b2c3";
const topicArn = "arn:aws:sns:us-east-1:111122223333:events";

/** What is to be filled in for a cache, with a version of the provider. */
function filled(props: Partial<RedisCacheProps>, version = "5.100.0") {
  const { document } = cacheWith(props);
  const required_providers = { aws: { source: "aws", version } };
  const changed: StackDocument = { ...document, terraform: { required_providers } };
  const [[, group] = ["", {}]] = resourcesOf(changed, "aws_elasticache_replication_group");
  return unreadArguments(changed, group);
}

const bare = { authentication: { kind: "off" }, events: { kind: "off" }, finalSnapshot: false } as const;

describe("what is filled in", () => {
  test("is all that AWS never returns and the configuration says", () => {
    const authentication = { kind: "existing-secret", secretArn } as const;
    const events = { kind: "existing-topic", topicArn } as const;
    expect(filled({ authentication, events, applyImmediately: true })).toEqual({
      apply_immediately: "tobool(true)",
      auth_token: expect.stringMatching(
        /^tostring\("\$\{data\.aws_secretsmanager_secret_version\.\w+\.secret_string\}"\)$/,
      ) as unknown,
      auth_token_update_strategy: 'tostring("ROTATE")',
      final_snapshot_identifier: expect.stringMatching(
        /^tostring\("sessions-final-\$\{substr\(.*, 0, 8\)\}"\)$/,
      ) as unknown,
      notification_topic_arn: `tostring("${topicArn}")`,
    });
  });

  test.each(["5.100.0", "~> 5.0", "5.27.0"])("is the strategy of provider %s where nothing is said", (version) => {
    expect(filled(bare, version)).toEqual({
      apply_immediately: "tobool(false)",
      auth_token_update_strategy: 'tostring("ROTATE")',
    });
  });

  test.each(["6.0.0", "~> 6.3", "10.1.0"])("is no strategy of provider %s, which has none of its own", (version) => {
    expect(filled(bare, version)).toEqual({ apply_immediately: "tobool(false)" });
    expect(filled({ ...bare, authentication: { kind: "auth-token", rotation: 2 } }, version)).toEqual({
      apply_immediately: "tobool(false)",
      auth_token_update_strategy: 'tostring("ROTATE")',
    });
  });

  test.each([1, 2, 3])("is no token that is generated (rotation %d)", (rotation) => {
    const names = Object.keys(filled({ ...bare, authentication: { kind: "auth-token", rotation } }));
    expect(names).toEqual(["apply_immediately", "auth_token_update_strategy"]);
  });

  test("is the token under a key, and by a secret that a variable names", () => {
    const authentication = { kind: "existing-secret", secretArn: "${var.arn}", jsonKey: "token" } as const;
    expect(filled({ ...bare, authentication }).auth_token).toMatch(
      /^tostring\("\$\{jsondecode\(data\.aws_secretsmanager_secret_version\.\w+\.secret_string\)\[tostring\("token"\)\]\}"\)$/,
    );
  });
});
