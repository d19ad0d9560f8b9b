import { ElasticacheReplicationGroup } from "@cdktf/provider-aws/lib/elasticache-replication-group";
import { ReplicationGroup, User } from "../../constructs/elasticache";
import { AlertTopic } from "../../constructs/notifications";
import { GeneratedSecret } from "../../constructs/secrets";
import type { Authentication } from "../../constructs";
import { cacheRefusal, cacheWith, refusal } from "../support/fixtures";

const canary = "canary-canary-canary-canary";

const group = { name: "sessions", subnetGroupName: "sessions", securityGroupIds: ["sg-0a"] };
const user = { userId: "app", engine: { kind: "redis", version: "7.1" }, accessString: "on ~* +@all" };
const cacheUser = { kind: "password", accessString: "on ~* +@all" } as const;
const withPassword: Authentication = { kind: "rbac", users: { app: { ...cacheUser, rotation: 2 } } };

const alertsTo = (pager: unknown) => ({ alerts: { kind: "own-topics", critical: { pager } } });

/** Every input that takes a secret, or that someone may take for one. */
const refusals: Readonly<Record<string, () => string>> = {
  "the token of a replication group": () =>
    refusal(ReplicationGroup, {
      ...group,
      credentials: { kind: "auth-token", authToken: canary, updateStrategy: "SET" },
    }),
  "the credentials of a replication group": () => refusal(ReplicationGroup, { ...group, credentials: canary }),
  "a password of a user": () => refusal(User, { ...user, authentication: { kind: "password", passwords: [canary] } }),
  "one password too many": () =>
    refusal(User, { ...user, authentication: { kind: "password", passwords: [canary, canary, canary] } }),
  "a password instead of a list": () =>
    refusal(User, { ...user, authentication: { kind: "password", passwords: canary } }),
  "the authentication of a user": () => refusal(User, { ...user, authentication: canary }),
  "an access string with a password": () =>
    refusal(User, { ...user, authentication: { kind: "iam" }, accessString: `on >${canary} ~* +@all` }),
  "an access string that is a password": () =>
    refusal(User, { ...user, authentication: { kind: "iam" }, accessString: canary }),
  "a list of access strings": () => refusal(User, { ...user, authentication: { kind: "iam" }, accessString: [canary] }),
  "a secret of one's own": () => refusal(GeneratedSecret, { name: "it", description: "it", secretString: canary }),
  "the authentication of a cache": () => cacheRefusal({ authentication: canary }),
  "the token of a cache": () => cacheRefusal({ authentication: { kind: "auth-token", authToken: canary } }),
  "the users of a cache": () => cacheRefusal({ authentication: { kind: "rbac", users: canary } }),
  "a user of a cache": () => cacheRefusal({ authentication: { kind: "rbac", users: { app: canary } } }),
  "a password of a cache's user": () =>
    cacheRefusal({ authentication: { kind: "rbac", users: { app: { ...cacheUser, password: canary } } } }),
  "an access string of a cache's user": () =>
    cacheRefusal({ authentication: { kind: "rbac", users: { app: { ...cacheUser, accessString: `on #${canary}` } } } }),
  "an unknown prop of a cache": () => cacheRefusal({ authToken: canary }),
  "a parameter of the engine that ElastiCache does not have": () =>
    cacheRefusal({ parameters: { requirepass: canary } }),
  "a key in the address of a receiver": () =>
    cacheRefusal(alertsTo({ kind: "https", url: `http://x.example/${canary}` })),
  "a password in the address of a receiver": () =>
    cacheRefusal(alertsTo({ kind: "https", url: `https://x:${canary}@x.example/` })),
  "a key beside the address of a receiver": () =>
    cacheRefusal(alertsTo({ kind: "https", url: "https://x.example/", header: canary })),
  "a key instead of an address": () => cacheRefusal(alertsTo({ kind: "https", url: canary })),
  "an address instead of a subscription": () => cacheRefusal(alertsTo(`https://x.example/${canary}`)),
  "an address instead of subscriptions": () =>
    cacheRefusal({ alerts: { kind: "own-topics", critical: `https://x.example/${canary}` } }),
  "an address instead of alerts": () => cacheRefusal({ alerts: `https://x.example/${canary}` }),
  "the address of a chat": () =>
    cacheRefusal({ alerts: { kind: "own-topics", chats: { team: { kind: "slack", webhookUrl: canary } } } }),
  "the address of a chat instead of the chat": () =>
    cacheRefusal({ alerts: { kind: "own-topics", chats: { team: canary } } }),
  "an address instead of a topic's subscriptions": () =>
    refusal(AlertTopic, { name: "it", subscriptions: `https://x.example/${canary}` }),
  "a steps count": () => cacheRefusal({ authentication: { kind: "auth-token", rotation: canary } }),
};

describe("a secret in the source", () => {
  test.each(Object.entries(refusals))("as %s is refused and never shown", (_what, attempt) => {
    const said = attempt();
    expect(said).toMatch(/^ValidationError: /);
    expect(said).not.toContain("canary");
  });
});

/** Arguments that hold a secret: https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs */
const secretArguments = ["auth_token", "passwords", "secret_string", "secret_string_wo"];

/** Every value of such an argument, wherever it is. */
function secretsIn(value: unknown): readonly unknown[] {
  if (typeof value !== "object" || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([name, item]: [string, unknown]) =>
    secretArguments.includes(name) ? [item].flat() : secretsIn(item),
  );
}

describe("what is synthesized", () => {
  test.each<[string, Authentication, number]>([
    ["a token", { kind: "auth-token" }, 2],
    ["users with passwords", withPassword, 3],
  ])("with %s says where secrets are and holds none", (_what, authentication, count) => {
    const found = secretsIn(cacheWith({ authentication }).document);
    expect(found).toHaveLength(count);
    found.forEach((secret) => {
      expect(secret).toMatch(/^\$\{(data\.aws_secretsmanager_secret_version\.[\w-]+\.secret_string|.*uuid\(\).*)\}$/);
    });
  });

  test("with IAM alone has no argument for a secret", () => {
    const iam = { kind: "iam", accessString: "on ~* +@all" } as const;
    const stack = cacheWith({ authentication: { kind: "rbac", users: { app: iam } } });
    expect(secretsIn(stack.document)).toEqual([]);
    expect(stack.only(ElasticacheReplicationGroup)).not.toHaveProperty("auth_token");
  });
});
