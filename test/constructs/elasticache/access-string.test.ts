import { ElasticacheUser } from "@cdktf/provider-aws/lib/elasticache-user";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { type Engine, type UserAuthentication, User, accessString } from "../../../constructs/elasticache";
import { synthesize } from "../../../constructs/testing";
import { brokenAccessStrings, normalAccessStrings, otherAccessStrings } from "./access-strings";

const redis62: Engine = { name: "redis", version: "6.2" };
const redis71: Engine = { name: "redis", version: "7.1" };
const valkey72: Engine = { name: "valkey", version: "7.2" };
const valkey82: Engine = { name: "valkey", version: "8.2" };

const iam: UserAuthentication = { kind: "iam" };
const password: UserAuthentication = { kind: "password", passwords: ["${var.password}"] };

/** The access string of a user, as Terraform is given it. */
function synthesized(
  accessString: string,
  engine = redis71,
  authentication = engine.version === "6.2" ? password : iam,
): unknown {
  const stack = synthesize((scope) => {
    new AwsProvider(scope, "Aws", { region: "us-east-1" });
    new User(scope, "App", { userId: "app", engine, accessString, authentication });
  });
  return stack.only(ElasticacheUser).access_string;
}

describe("an access string that AWS would give back unchanged", () => {
  test.each(normalAccessStrings)("stays as it is: %s", (given) => {
    expect(synthesized(given)).toBe(given);
  });
});

describe("an access string in another form", () => {
  test.each(otherAccessStrings)("%s is written as AWS gives it back: %s", (given, normal) => {
    expect(synthesized(given)).toBe(normal);
  });

  test("that is only known to Terraform is left alone", () => {
    expect(synthesized("+@all on ~${var.prefix}:*")).toBe("+@all on ~${var.prefix}:*");
  });
});

test.each(brokenAccessStrings)("an access string that the engine refuses is refused: %s", (given) => {
  expect(() => synthesized(given)).toThrow("`accessString` ");
});

describe("a mistake in an access string", () => {
  const secret = "must not set, remove or do away with a password";
  const restricted = "names a command that ElastiCache keeps to itself";
  const seven = "needs Redis OSS 7.0 or Valkey 7.2 or later";
  const unknown = "is no rule of the ACL language that ElastiCache takes";
  test.each<[string, Engine, string]>([
    ["on ~* >canary +@all", redis71, `has a mistake: rule 3 ${secret}`],
    ["on ~* <canary +@all", redis71, `has a mistake: rule 3 ${secret}`],
    ["on ~* #canary +@all", redis71, `has a mistake: rule 3 ${secret}`],
    ["on ~* !canary +@all", redis71, `has a mistake: rule 3 ${secret}`],
    ["on nopass ~* +@all", redis71, `has a mistake: rule 2 ${secret}`],
    ["on ~* +@all NOPASS", redis71, `has a mistake: rule 4 ${secret}`],
    ["on resetpass ~* +@all", redis71, `has a mistake: rule 2 ${secret}`],
    ["reset on ~* +@all", redis71, `has a mistake: rule 1 ${secret}`],
    ["~* +@all", redis71, "must say `on` or `off`: AWS switches a user off that says neither"],
    ["on off ~* +@all", redis71, "has a mistake: rule 2 contradicts an earlier one: the user is either `on` or `off`"],
    ["on ~* +gte", redis71, "has a mistake: rule 3 names no command of redis 7.1"],
    ["on ~* +canary", redis71, "has a mistake: rule 3 names no command of redis 7.1"],
    ["on ~* +client|canary", redis71, "has a mistake: rule 3 names no command of redis 7.1"],
    ["on ~* -client|canary", redis71, "has a mistake: rule 3 names no command of redis 7.1"],
    ["on ~* +client|", redis71, "has a mistake: rule 3 names no command of redis 7.1"],
    ["on ~* +get|", redis71, "has a mistake: rule 3 names no command of redis 7.1"],
    ["on ~* +select|0|1", redis71, "has a mistake: rule 3 names no command of redis 7.1"],
    ["on ~* +client|kill|canary", redis71, "has a mistake: rule 3 names no command of redis 7.1"],
    ["on ~* +json.get|canary", redis71, "has a mistake: rule 3 names no command of redis 7.1"],
    [
      "on ~* +@all -select|0",
      redis71,
      "has a mistake: rule 4 must not refuse a first argument: the engine can only allow one",
    ],
    ["on ~* +@reads", redis71, "has a mistake: rule 3 names no category of commands of redis 7.1"],
    ["on ~* +@", redis71, `has a mistake: rule 3 ${unknown}`],
    ["on ~* +", redis71, `has a mistake: rule 3 ${unknown}`],
    ["on ~* get", redis71, `has a mistake: rule 3 ${unknown}`],
    ["on * +@all", redis71, `has a mistake: rule 2 ${unknown}`],
    ["on %X~a +@all", redis71, `has a mistake: rule 2 ${unknown}`],
    ["on skip-sanitize-payload ~* +@all", redis71, `has a mistake: rule 2 ${unknown}`],
    ["on ~ +@all", redis71, "has a mistake: rule 2 must name a pattern, for example app:*"],
    ["on & +@all", redis71, "has a mistake: rule 2 must name a pattern, for example app:*"],
    ["on ~* ~app:* +@all", redis71, "has a mistake: rule 3 must not follow a rule that allows all of its kind"],
    ["on &* &news +@all", redis71, "has a mistake: rule 3 must not follow a rule that allows all of its kind"],
    ["on ~* +config", redis71, `has a mistake: rule 3 ${restricted}`],
    ["on ~* +@all -config", redis71, `has a mistake: rule 4 ${restricted}`],
    ["on ~* +config|get", redis71, `has a mistake: rule 3 ${restricted}`],
    ["on ~* +acl|setuser", redis71, `has a mistake: rule 3 ${restricted}`],
    ["on ~* +cluster|failover", redis71, `has a mistake: rule 3 ${restricted}`],
    ["on ~* (+get ~x", redis71, "must close each selector with a parenthesis"],
    ["on ~* ((+get) ~x)", redis71, `has a mistake: rule 3 ${unknown}`],
    ["on ~* (+get (~x))", redis71, "has a mistake: rule 4 opens a selector within a selector"],
    ["on ~* (on +get)", redis71, "has a mistake: rule 3 is about the user and must not stand in a selector"],
    ["on ~* (>canary +get)", redis71, `has a mistake: rule 3 ${secret}`],
    ["on %R~a +@all", redis62, `has a mistake: rule 2 ${seven} for %R~ and %W~`],
    ["on ~* (+get)", redis62, `has a mistake: rule 3 ${seven} for selectors`],
    ["on ~* +@all -client|kill", redis62, `has a mistake: rule 4 ${seven} to refuse a subcommand`],
    ["on ~* +lmpop", redis62, "has a mistake: rule 3 names no command of redis 6.2"],
    ["on ~* +waitaof", redis71, "has a mistake: rule 3 names no command of redis 7.1"],
    ["on ~* +commandlog", valkey72, "has a mistake: rule 3 names no command of valkey 7.2"],
    ["on ~* +bf.add", valkey72, "has a mistake: rule 3 names no command of valkey 7.2"],
    ["on ~* +@search", valkey72, "has a mistake: rule 3 names no category of commands of valkey 7.2"],
  ])("%s (%j) is told without showing it", (given, engine, mistake) => {
    expect(() => synthesized(given, engine)).toThrow(`\`accessString\` ${mistake}`);
    expect(() => synthesized(given, engine)).not.toThrow("canary");
  });

  test.each<[string, Engine]>([
    ["on ~* &news:* -@all +get", redis62],
    ["on ~* -@all +client|getname", redis62],
    ["on ~* -@all +waitaof", valkey72],
    ["on ~* -@all +commandlog|get +bf.add +@bloom +ft.search +ft._list +@search", valkey82],
  ])("is not seen in %s (%j)", (given, engine) => {
    expect(synthesized(given, engine)).toBe(given);
  });
});

// https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/SupportedCommands.html, "Restricted"
test.each([
  ...["acl|setuser", "acl|load", "acl|save", "acl|deluser", "bgrewriteaof", "bgsave", "cluster|addslots"],
  ...["cluster|addslotsrange", "cluster|bumpepoch", "cluster|delslots", "cluster|delslotsrange", "cluster|failover"],
  ...["cluster|flushslots", "cluster|forget", "cluster|links", "cluster|meet", "cluster|setslot", "config", "debug"],
  ...["migrate", "psync", "replicaof", "save", "slaveof", "shutdown", "sync"],
])("%s, which ElastiCache keeps to itself, cannot be allowed", (command) => {
  expect(() => synthesized(`on ~* -@all +${command}`)).toThrow(
    "`accessString` has a mistake: rule 4 names a command that ElastiCache keeps to itself",
  );
});

// https://valkey.io/topics/acl/, "Command categories"
test("every category of commands has its name", () => {
  const categories =
    "keyspace read write set sortedset list hash string bitmap hyperloglog geo stream pubsub admin fast slow blocking " +
    "dangerous connection transaction scripting";
  const given = `on ~* -@all ${categories
    .split(" ")
    .map((name) => `+@${name}`)
    .join(" ")}`;
  expect(synthesized(given)).toBe(given);
});

describe("accessString", () => {
  test.each<[string, Parameters<typeof accessString>[0]]>([
    ["on -@all", {}],
    ["on ~app:* -@all +@read +get -keys", { keys: ["app:*"], commands: ["@read", "get", "-keys"] }],
    ["on ~a:* %R~b:* %W~c:* -@all", { keys: ["a:*"], readKeys: ["b:*"], writeKeys: ["c:*"] }],
    ["on ~* &news:* +@all -@dangerous", { keys: ["*"], channels: ["news:*"], commands: ["@all", "-@dangerous"] }],
    [
      "on ~a:* -@all +get (~b:* -@all +set)",
      { keys: ["a:*"], commands: ["+get"], selectors: [{ keys: ["b:*"], commands: ["set"] }] },
    ],
  ])("writes %s, which AWS gives back unchanged", (expected, permissions) => {
    expect(accessString(permissions)).toBe(expected);
    expect(synthesized(accessString(permissions))).toBe(expected);
  });

  test.each<[string, Parameters<typeof accessString>[0]]>([
    ["keys[0]", { keys: ["* +@all"] }],
    ["readKeys[0]", { readKeys: ["a\n+@all"] }],
    ["channels[1]", { channels: ["a", ""] }],
    ["commands[0]", { commands: ["get >password"] }],
    ["keys[0]", { selectors: [{ keys: ["a) +@all"] }] }],
  ])("does not let %s become another rule", (at, permissions) => {
    expect(() => accessString(permissions)).toThrow(new TypeError(`\`${at}\` must be one word without parentheses`));
  });
});
