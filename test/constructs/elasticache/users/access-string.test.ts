import type { Engine } from "../../../../constructs/elasticache";
import { brokenAccessStrings, normalAccessStrings, otherAccessStrings } from "./access-strings";
import { synthesized } from "./synthesized";

const redis62: Engine = { kind: "redis", version: "6.2" };
const redis71: Engine = { kind: "redis", version: "7.1" };
const valkey72: Engine = { kind: "valkey", version: "7.2" };
const valkey82: Engine = { kind: "valkey", version: "8.2" };
const valkey90: Engine = { kind: "valkey", version: "9.0" };
const valkey91: Engine = { kind: "valkey", version: "9.1" };

describe("an access string that AWS would give back unchanged", () => {
  test.each(normalAccessStrings)("stays as it is: %s", (given) => {
    expect(synthesized(given)).toBe(given);
  });
});

describe("an access string in another form", () => {
  test.each(otherAccessStrings)("%s is written as AWS gives it back: %s", (given, normal) => {
    expect(synthesized(given)).toBe(normal);
  });

  // What ACL LIST of Valkey 9.1.2 says after each.
  test.each([
    ["db=1,0 on ~* +get", "on ~* db=0,1 -@all +get"],
    ["on ~* &* DB=2,1,1 +@all", "on ~* &* db=1,2 +@all"],
    ["on ~* db=1 db=2 +@all", "on ~* db=2 +@all"],
    ["on ~* db=1 alldbs +@all", "on ~* +@all"],
    ["on ~* db=1 resetdbs +@all", "on ~* resetdbs +@all"],
    ["on ~* +@all (~x db=1 +get)", "on ~* +@all (~x db=1 -@all +get)"],
  ])("%s, which names databases, is written as AWS gives it back: %s", (given, normal) => {
    expect(synthesized(given, valkey91)).toBe(normal);
  });

  test("that is only known to Terraform is left alone", () => {
    expect(synthesized("+@all on ~${var.prefix}:*")).toBe("+@all on ~${var.prefix}:*");
  });
});

test.each(brokenAccessStrings)("an access string that the engine refuses is refused: %s", (given) => {
  expect(() => synthesized(given)).toThrow("`accessString` ");
});

describe("a mistake in an access string", () => {
  const secret = "must not set, remove or disable a password";
  const restricted = "names a command that ElastiCache restricts";
  const seven = "needs Redis OSS 7.0 or Valkey 7.2 or later";
  const unknown = "is not an ACL rule that ElastiCache accepts";
  test.each<[string, Engine, string]>([
    ["on ~* >canary +@all", redis71, `has a mistake: rule 3 ${secret}`],
    ["on ~* <canary +@all", redis71, `has a mistake: rule 3 ${secret}`],
    ["on ~* #canary +@all", redis71, `has a mistake: rule 3 ${secret}`],
    ["on ~* !canary +@all", redis71, `has a mistake: rule 3 ${secret}`],
    ["on nopass ~* +@all", redis71, `has a mistake: rule 2 ${secret}`],
    ["on ~* +@all NOPASS", redis71, `has a mistake: rule 4 ${secret}`],
    ["on resetpass ~* +@all", redis71, `has a mistake: rule 2 ${secret}`],
    ["reset on ~* +@all", redis71, `has a mistake: rule 1 ${secret}`],
    ["~* +@all", redis71, "must say `on` or `off`: without either, AWS switches the user off"],
    ["on off ~* +@all", redis71, "has a mistake: rule 2 contradicts an earlier rule: a user is either `on` or `off`"],
    ["on ~* +gte", redis71, "has a mistake: rule 3 names a command that redis 7.1 does not have"],
    ["on ~* +canary", redis71, "has a mistake: rule 3 names a command that redis 7.1 does not have"],
    ["on ~* +client|canary", redis71, "has a mistake: rule 3 names a command that redis 7.1 does not have"],
    ["on ~* -client|canary", redis71, "has a mistake: rule 3 names a command that redis 7.1 does not have"],
    ["on ~* +client|", redis71, "has a mistake: rule 3 names a command that redis 7.1 does not have"],
    ["on ~* +get|", redis71, "has a mistake: rule 3 names a command that redis 7.1 does not have"],
    ["on ~* +select|0|1", redis71, "has a mistake: rule 3 names a command that redis 7.1 does not have"],
    ["on ~* +client|kill|canary", redis71, "has a mistake: rule 3 names a command that redis 7.1 does not have"],
    ["on ~* +json.get|canary", redis71, "has a mistake: rule 3 names a command that redis 7.1 does not have"],
    [
      "on ~* +@all -select|0",
      redis71,
      "has a mistake: rule 4 must not deny a first argument: the engine can only allow one",
    ],
    ["on ~* +@reads", redis71, "has a mistake: rule 3 names a category that redis 7.1 does not have"],
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
    ["on ~* (on +get)", redis71, "has a mistake: rule 3 applies to the user and must not be in a selector"],
    ["on ~* (>canary +get)", redis71, `has a mistake: rule 3 ${secret}`],
    ["on %R~a +@all", redis62, `has a mistake: rule 2 ${seven} for %R~ and %W~`],
    ["on ~* (+get)", redis62, `has a mistake: rule 3 ${seven} for selectors`],
    ["on ~* +@all -client|kill", redis62, `has a mistake: rule 4 ${seven} to deny a subcommand`],
    ["on ~* +lmpop", redis62, "has a mistake: rule 3 names a command that redis 6.2 does not have"],
    ["on ~* +quit", redis62, "has a mistake: rule 3 names a command that redis 6.2 does not have"],
    ["on ~* -stralgo", redis71, "has a mistake: rule 3 names a command that redis 7.1 does not have"],
    ["on ~* +waitaof", redis71, "has a mistake: rule 3 names a command that redis 7.1 does not have"],
    ["on ~* +commandlog", valkey72, "has a mistake: rule 3 names a command that valkey 7.2 does not have"],
    ["on ~* +bf.add", valkey72, "has a mistake: rule 3 names a command that valkey 7.2 does not have"],
    ["on ~* +hgetex", valkey82, "has a mistake: rule 3 names a command that valkey 8.2 does not have"],
    ["on ~* +msetex", valkey90, "has a mistake: rule 3 names a command that valkey 9.0 does not have"],
    ["on ~* db=0 +@all", valkey90, "has a mistake: rule 3 needs Valkey 9.1 or later to name databases"],
    ["on ~* alldbs +@all", redis71, "has a mistake: rule 3 needs Valkey 9.1 or later to name databases"],
    ["on ~* db= +@all", valkey91, "has a mistake: rule 3 must list numbers of databases, for example db=0,1"],
    ["on ~* db=a +@all", valkey91, "has a mistake: rule 3 must list numbers of databases, for example db=0,1"],
    ["on ~* db=0, +@all", valkey91, "has a mistake: rule 3 must list numbers of databases, for example db=0,1"],
    ["on ~* +@search", valkey72, "has a mistake: rule 3 names a category that valkey 7.2 does not have"],
  ])("%s (%j) is told", (given, engine, mistake) => {
    expect(() => synthesized(given, engine)).toThrow(`\`accessString\` ${mistake}`);
  });

  test.each([
    ["on ~* +gte", ', got "+gte"'],
    ["on ~* get", ', got "get"'],
    ["on ~* ~app:* +@all", ', got "~app:*"'],
    ["on ~* (on +get)", ', got "(on"'],
    ["on ~* +@all NOPASS", ', got "NOPASS"'],
    ["~app:* +@all", ', got "~app:* +@all"'],
    ["on ~* (+get ~x", ', got "on ~* (+get ~x"'],
  ])("in %s is quoted", (given, quote) => {
    expect(() => synthesized(given)).toThrow(`${quote} [`);
  });

  // A password has at least 16 characters: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/Clusters.RBAC.html
  test.each([
    "on ~* >canary +@all",
    "on ~* <canary +@all",
    "on ~* #canary +@all",
    "on ~* !canary +@all",
    "on ~* (>canary +get)",
    "on ~* > canary +@all",
    "canary >canary",
    "~* >canary",
    "on ~* +canary>canary",
    "canary-canary-canary",
    "on ~* +@all canary-canary-canary",
  ])("in %s is not quoted where it may be a password", (given) => {
    expect(() => synthesized(given)).toThrow("`accessString` ");
    expect(() => synthesized(given)).not.toThrow("canary");
  });

  test.each<[string, Engine]>([
    ["on ~* &news:* -@all +get", redis62],
    ["on ~* -@all +client|getname", redis62],
    ["on ~* +@all -stralgo -post -host:", redis62],
    ["on ~* -@all +stralgo|lcs", redis62],
    ["on ~* -@all +quit", redis71],
    ["on ~* -@all +waitaof", valkey72],
    ["on ~* -@all +commandlog|get +bf.add +@bloom +ft.search +ft._list +@search", valkey82],
    ["on ~* -@all +hexpire +cluster|getslotmigrations +ft.search", valkey90],
    ["on ~* db=0,1 -@all +hgetdel +msetex +clusterscan", valkey91],
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
])("%s, which ElastiCache restricts, cannot be allowed", (command) => {
  expect(() => synthesized(`on ~* -@all +${command}`)).toThrow(
    "`accessString` has a mistake: rule 4 names a command that ElastiCache restricts",
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
