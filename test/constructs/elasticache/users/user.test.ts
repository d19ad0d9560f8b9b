import { ElasticacheUser } from "@cdktf/provider-aws/lib/elasticache-user";
import { User } from "../../../../constructs/elasticache";
import { inStack, refusal } from "../../../support/fixtures";

const redis = { kind: "redis", version: "7.1" } as const;
const valkey = { kind: "valkey", version: "8.0" } as const;
const reader = { userId: "reader", engine: redis, accessString: "on ~* -@all +@read" } as const;

describe("a user", () => {
  it("with IAM has one name and no secret", () => {
    const stack = inStack((scope) => new User(scope, "It", { ...reader, authentication: { kind: "iam" } }));
    expect(stack.only(ElasticacheUser)).toStrictEqual({
      user_id: "reader",
      user_name: "reader",
      engine: "redis",
      access_string: "on ~* -@all +@read",
      authentication_mode: { type: "iam" },
      lifecycle: { create_before_destroy: true },
      tags: { Name: "reader" },
    });
  });

  it("with passwords may have a name of its own", () => {
    const authentication = { kind: "password", passwords: ["${var.new}", "${var.old}"] } as const;
    const stack = inStack((scope) => new User(scope, "It", { ...reader, userName: "app", authentication }));
    expect(stack.only(ElasticacheUser)).toMatchObject({
      user_name: "app",
      authentication_mode: { type: "password", passwords: ["${var.new}", "${var.old}"] },
    });
  });

  // AWS reports `no-password` where the block takes `no-password-required`, so a plan would never be empty:
  // https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_Authentication.html
  it("that is disabled has no block, which would be planned again and again", () => {
    const disabled = { accessString: "off ~* -@all", authentication: { kind: "disabled" } } as const;
    const stack = inStack((scope) => new User(scope, "It", { ...reader, ...disabled }));
    expect(stack.only(ElasticacheUser)).toStrictEqual({
      user_id: "reader",
      user_name: "reader",
      engine: "redis",
      access_string: "off ~* -@all",
      no_password_required: true,
      lifecycle: { create_before_destroy: true },
      tags: { Name: "reader" },
    });
  });

  it.each([
    [
      { userId: "Reader" },
      '`userId` must be lower-case letters, digits and hyphens, beginning with a letter, got "Reader"',
    ],
    [
      { userName: "other" },
      '`userName` must equal `userId` reader for a user that authenticates with IAM, got "other"',
    ],
    [
      { engine: { kind: "memcached" } },
      '`engine.kind` must be one of "redis", "valkey", got "memcached"; Memcached is not offered',
    ],
    [
      { userId: "default" },
      '`userId` must not be `default`, the id of the user that AWS keeps in every account, got "default"',
    ],
    [{ userName: "two words" }, expect.stringContaining('`userName` must be one word, got "two words"')],
    [
      { engine: { kind: "redis", version: "6.2" } },
      '`authentication.kind` needs Redis OSS 7.0 or Valkey 7.2 or later for `iam`, got "iam"',
    ],
    [
      { authentication: { kind: "disabled" } },
      '`accessString` must be known at synth and say `off` for a user without a password, got "on ~* -@all +@read"',
    ],
    [
      { authentication: { kind: "disabled" }, accessString: "${var.rules}" },
      "`accessString` must be known at synth and say `off` for a user without a password",
    ],
    [
      { engine: valkey, authentication: { kind: "disabled" }, accessString: "off ~* -@all" },
      '`authentication.kind` must be `iam` or `password` for Valkey, got "disabled"',
    ],
    [
      { authentication: { kind: "password", passwords: ["a-literal-password"] } },
      "`authentication.passwords[0]` must be a reference to where the password is kept, never the password itself",
    ],
    [
      { authentication: { kind: "password", passwords: ["${var.a}", "${var.b}", "${var.c}"] } },
      "`authentication.passwords` must have at most 2 members",
    ],
  ])("refuses %j", (props, message: unknown) => {
    const said = refusal(User, { ...reader, authentication: { kind: "iam" }, ...props });
    expect(said).toEqual(typeof message === "string" ? `ValidationError: ${message} [stack/It]` : message);
  });
});
