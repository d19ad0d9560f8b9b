import { type Typed, readOptions } from "../../../tools/adopt/options";

const read = (typed: Partial<Typed>, region?: string) => readOptions({ output: "cdktf.out", ...typed }, region);
const cache = { replicationGroup: "legacy-sessions", region: "us-east-1" };
const secretArn = "arn:aws:secretsmanager:us-east-1:111122223333:secret:legacy-AbCdEf";

test("a cache is adopted with what was typed, and a local state without a bucket", () => {
  expect(read({ ...cache, environment: "legacy" })).toEqual({
    kind: "adopt",
    id: "legacy-sessions",
    region: "us-east-1",
    environment: "legacy",
    state: { kind: "local" },
    secrets: { users: {} },
  });
});

test("the region may be that of the surroundings, and the state elsewhere", () => {
  const typed = {
    replicationGroup: "legacy-sessions",
    state: "s3://terraform-state.example.com",
    stateRegion: "eu-central-1",
    tokenSecret: secretArn,
    tokenKey: "redis.token",
    userSecret: [`jobs=${secretArn}`],
  };

  expect(read(typed, "us-gov-west-1")).toEqual({
    kind: "adopt",
    id: "legacy-sessions",
    region: "us-gov-west-1",
    state: { kind: "s3", bucket: "terraform-state.example.com", region: "eu-central-1" },
    secrets: { token: { arn: secretArn, jsonKey: "redis.token" }, users: { jobs: secretArn } },
  });
});

test("all caches are listed, and an adoption is finished", () => {
  expect(read({ all: true }, "us-east-1")).toEqual({ kind: "all", region: "us-east-1" });
  expect(read({ finish: "legacy" })).toEqual({ kind: "finish", environment: "legacy", output: "cdktf.out" });
});

test.each<[Partial<Typed>, string]>([
  [{}, "exactly one of --replication-group, --all and --finish must be given, got none"],
  [
    { ...cache, all: true },
    "exactly one of --replication-group, --all and --finish must be given, got --replication-group and --all",
  ],
  [{ replicationGroup: "legacy-sessions" }, "--region must be given, or AWS_REGION be set"],
  [{ ...cache, region: "us-east" }, '--region must be a region such as us-east-1, got "us-east"'],
  [{ ...cache, region: "" }, "--region must not be empty"],
  [{ ...cache, replicationGroup: " " }, "--replication-group must not be empty"],
  [{ ...cache, environment: "" }, "--environment must not be empty"],
  [{ finish: "" }, "--finish must not be empty"],
  [
    { ...cache, state: "terraform-state" },
    '--state must be a bucket such as s3://terraform-state.example.com, got "terraform-state"',
  ],
  [
    { ...cache, state: "s3://bucket/key" },
    '--state must be a bucket such as s3://terraform-state.example.com, got "s3://bucket/key"',
  ],
  [{ ...cache, stateRegion: "us-east-1" }, "--state-region needs --state, the bucket in that region"],
  [{ ...cache, tokenKey: "token" }, "--token-key needs --token-secret, the secret that has the key"],
  [
    { ...cache, userSecret: [`jobs=${secretArn}`, "jobs=other"] },
    "--user-secret must name one secret for a user, got several for jobs",
  ],
  [{ ...cache, userSecret: ["jobs"] }, '--user-secret must be a user id, = and an ARN, got "jobs"'],
  [
    { all: true, region: "us-east-1", environment: "legacy", stateRegion: "x" },
    "--environment, --state-region do not go with --all",
  ],
  [{ finish: "legacy", region: "us-east-1" }, "--region does not go with --finish"],
])("%j is refused before anything is asked: %s", (typed, message) => {
  expect(() => read(typed)).toThrow(message);
});
