import { Problems } from "../../../../constructs/core";
import { checkAuthentication } from "../../../../constructs/cache/authentication/rules";
import { CacheAuthentication } from "../../../../constructs";
import { ReplicationGroup } from "../../../../constructs/elasticache";
import { access } from "../../../../constructs/elasticache/replication-group/arguments";
import { EphemeralSecret, GeneratedSecret } from "../../../../constructs/secrets";
import { cacheRefusal, refusal } from "../../../support/fixtures";
import { onOlderProvider } from "../../../support/older-provider";

const secretArn = "arn:aws:secretsmanager:us-east-1:111122223333:secret:token-a1b2c3";
const needed = "needs AWS provider 6.62 or later";
const remedy = "use the package cdktn-managed-redis, which is built on a newer one";
const engine = { kind: "valkey", version: "8.1" };
const group = { name: "sessions", subnetGroupName: "private", securityGroupIds: ["sg-0a"] };
const credentials = { kind: "auth-token", authToken: "${var.token}", updateStrategy: "SET" };
const secret = { name: "token", description: "token" };

onOlderProvider("a write-only token, on an older provider,", () => {
  test.each<[string, object, string, string]>([
    ["is refused", { kind: "auth-token", writeOnly: true }, "writeOnly", ", got true"],
    ["is refused even if it is not wanted", { kind: "auth-token", writeOnly: false }, "writeOnly", ", got false"],
    ["is refused as a number", { kind: "auth-token", writeOnly: 1 }, "writeOnly", ", got 1"],
    [
      "in a given secret is refused",
      { kind: "existing-secret", secretArn, writeOnlyVersion: 1 },
      "writeOnlyVersion",
      ", got 1",
    ],
    [
      "in a given secret is refused as a text, which may be the token and is not shown",
      { kind: "existing-secret", secretArn, writeOnlyVersion: "hunter2hunter2hunter2" },
      "writeOnlyVersion",
      "",
    ],
  ])("%s", (_title, authentication, prop, received) => {
    const message = `ValidationError: \`authentication.${prop}\` ${needed}${received}; ${remedy} [stack/It]`;

    expect(cacheRefusal({ authentication })).toBe(message);
    expect(refusal(CacheAuthentication, { name: "sessions", engine, authentication })).toBe(message);
  });

  test("is one mistake beside the others", () => {
    expect(cacheRefusal({ authentication: { kind: "auth-token", rotation: 0, writeOnly: true } })).toBe(
      [
        "ValidationError: 2 problems [stack/It]",
        "  - `authentication.rotation` must be a whole number between 1 and 9007199254740991, got 0",
        `  - \`authentication.writeOnly\` ${needed}, got true; ${remedy}`,
      ].join("\n"),
    );
  });

  test.each([
    [
      ReplicationGroup,
      { ...group, credentials: { ...credentials, writeOnlyVersion: 1 } },
      "credentials.writeOnlyVersion",
      ", got 1",
    ],
    [GeneratedSecret, { ...secret, writeOnly: true }, "writeOnly", ", got true"],
  ])("is refused by %p alone", (construct, props, prop, received) => {
    expect(refusal(construct, props)).toBe(`ValidationError: \`${prop}\` ${needed}${received}; ${remedy} [stack/It]`);
  });

  test("is not read from a secret that somebody else keeps, whose ARN is shown and nothing else", () => {
    expect(refusal(EphemeralSecret, { secretArn })).toContain(`\`secretArn\` ${needed}`);
    expect(refusal(EphemeralSecret, { secretArn: "hunter2hunter2hunter2" })).not.toContain("hunter2");
  });
});

// https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/elasticache_replication_group
test("a token with a version is handed on, and one without is kept", () => {
  const given = { kind: "auth-token", authToken: "${var.token}", updateStrategy: "SET" } as const;

  expect(access(given)).toStrictEqual({ authToken: "${var.token}", authTokenUpdateStrategy: "SET" });
  expect(access({ ...given, writeOnlyVersion: 3 })).toStrictEqual({
    ...{ authTokenWo: "${var.token}", authTokenWoVersion: 3, authTokenUpdateStrategy: "SET" },
  });
});

test.each([
  [secretArn, 1, []],
  ["${var.arn}", 1, []],
  [secretArn.replace("-a1b2c3", ""), undefined, []],
  [secretArn.replace("-a1b2c3", ""), 1, ["authentication.secretArn"]],
])("the ARN of a secret %s with the version %s", (arn, writeOnlyVersion, refused) => {
  const problems = new Problems();
  const authentication = { kind: "existing-secret", secretArn: arn, writeOnlyVersion } as const;
  checkAuthentication(problems, authentication, { name: "sessions", engine: engine as never });

  expect(problems.list.map(({ prop }) => prop)).toStrictEqual(refused);
});

test.each([
  [{ authTokenWo: "x" }, 'set `authentication`: { kind: "auth-token", writeOnly: true }'],
  [{ authentication: { kind: "existing-secret", secretArn, writeOnly: true } }, "it is called `writeOnlyVersion`"],
  [{ authentication: { kind: "rbac", users: {}, writeOnly: true } }, 'set `kind`: "auth-token" and `writeOnly`'],
])("somebody who gives %j is told", (props, hint) => {
  expect(cacheRefusal(props)).toContain(hint);
});

test.each([
  [{ authTokenWo: "x" }, "writeOnlyVersion }"],
  [{ credentials: { ...credentials, authTokenWoVersion: 1 } }, "it is called `writeOnlyVersion`"],
  [{ credentials: { ...credentials, authTokenWo: "x" } }, "set `authToken` and `writeOnlyVersion`"],
])("and so is one who gives a group %j", (props, hint) => {
  expect(refusal(ReplicationGroup, { ...group, ...props })).toContain(hint);
});
