import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { readAccount } from "../../../../tools/adopt/read/account";
import { existingNames } from "../../../../tools/adopt/read/existing-names";
import { Patience } from "../../../../tools/adopt/read/patience";
import { openSession } from "../../../../tools/adopt/read/session";
import { readSecurityGroups } from "../../../../tools/adopt/read/security-groups";
import { Failure } from "../../../../tools/shared/failure";
import type { NodeHttpHandler } from "@smithy/node-http-handler";
import type { Answer } from "./support/loopback";
import { serve } from "./support/server";
import { answersOf, oneCache } from "./support/world";

const server = serve();

/** What reading an account ends with. */
async function failure(region = "us-east-1"): Promise<string> {
  const error: unknown = await readAccount(openSession(region)).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(Failure);
  return (error as Failure).message;
}

/** The same in a process of its own: within Jest, the SDK does not know the operating system's errors as errors. */
async function failureOfProcess(region: string): Promise<string> {
  const script = `const { openSession } = require("./tools/adopt/read/session");
    const { readAccount } = require("./tools/adopt/read/account");
    readAccount(openSession("${region}")).catch(({ message }) => console.log(message));`;
  const command = ["-r", "ts-node/register/transpile-only", "-e", script];
  const options = { cwd: join(__dirname, "../../../.."), env: process.env };
  const { stdout } = await promisify(execFile)(process.execPath, command, options);
  return stdout;
}

/** Answers every call of one action with an error, and everything else with what there is. */
function failing(action: string, error: Omit<Extract<Answer, { kind: "error" }>, "kind">, times = Infinity): void {
  const well = answersOf(oneCache);
  server().answers = (call) =>
    call.action === action &&
    server()
      .actions()
      .filter((each) => each === action).length <= times
      ? { kind: "error", ...error }
      : well(call);
}

describe("a service that is busy", () => {
  // The pauses are of random length, up to a limit that grows: here they are the shortest.
  beforeEach(() => jest.spyOn(Math, "random").mockReturnValue(0));
  afterEach(() => jest.restoreAllMocks());

  test.each([
    ["elasticache:DescribeReplicationGroups", "Throttling"],
    ["cloudwatch:DescribeAlarms", "ThrottlingException"],
    ["application-autoscaling:DescribeScalableTargets", "ThrottlingException"],
  ])("is asked again: %s after two answers %s", async (action, code) => {
    failing(action, { code, message: "Rate exceeded" }, 2);
    const { groups } = await readAccount(openSession("us-east-1"));

    expect(groups).toHaveLength(1);
    expect(
      server()
        .actions()
        .filter((each) => each === action),
    ).toHaveLength(3);
  });

  test("is given up after 15 calls, with a clear word", async () => {
    failing("elasticache:DescribeUsers", { code: "Throttling", message: "Rate exceeded" });

    expect(await failure()).toBe(
      "AWS went on asking for fewer calls of elasticache:DescribeUsers for a minute: try again later (Throttling: Rate exceeded)",
    );
    expect(
      server()
        .actions()
        .filter((each) => each === "elasticache:DescribeUsers"),
    ).toHaveLength(15);
  });

  test("is asked again after an error of its own, four times in all", async () => {
    failing("elasticache:DescribeUsers", { status: 503, code: "ServiceUnavailable" });

    expect(await failure()).toContain("elasticache:DescribeUsers failed in us-east-1 (ServiceUnavailable");
    expect(
      server()
        .actions()
        .filter((each) => each === "elasticache:DescribeUsers"),
    ).toHaveLength(4);
  });
});

test("the pauses between 15 calls grow, and add up to more than a minute", async () => {
  const pauses: number[] = [];
  jest.spyOn(Math, "random").mockReturnValue(0.5);
  jest.spyOn(globalThis, "setTimeout").mockImplementation((run, pause = 0) => {
    pauses.push(pause);
    setImmediate(run);
    return undefined as unknown as NodeJS.Timeout;
  });
  const patience = new Patience();
  let token = await patience.acquireInitialRetryToken("");
  for (let call = 1; call < 15; call += 1) {
    token = await patience.refreshRetryTokenForRetry(token, { errorType: "THROTTLING" });
  }
  jest.restoreAllMocks();

  expect(pauses.slice(0, 7)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000]);
  expect(pauses.reduce((sum, pause) => sum + pause)).toBe(105_500);
});

const renew =
  "sign in again (`aws sso login`, with `--profile` where you use one), or set new values for AWS_ACCESS_KEY_ID, " +
  "AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN";
const unknown = `AWS does not know your credentials in us-east-1: ${renew}. Where they are right, the account has not enabled us-east-1`;

describe("a refusal is put in words that say what to do", () => {
  test.each([
    ["elasticache:DescribeUsers", "ExpiredToken", "is expired", `your AWS credentials have expired: ${renew}`],
    ["cloudwatch:DescribeAlarms", "ExpiredTokenException", "expired", `your AWS credentials have expired: ${renew}`],
    ["elasticache:DescribeUsers", "RequestExpired", "has expired", `your AWS credentials have expired: ${renew}`],
    ["cloudwatch:DescribeAlarms", "UnrecognizedClientException", "invalid", unknown],
    ["elasticache:DescribeUsers", "InvalidClientTokenId", "invalid", unknown],
    ["elasticache:DescribeUsers", "SignatureDoesNotMatch", "does not match", unknown],
    [
      "elasticache:DescribeUsers",
      "SignatureDoesNotMatch",
      "Signature expired: 20261127T000000Z is now earlier than …",
      "the clock of this machine is wrong by minutes, so that AWS takes no request of it: set it",
    ],
    [
      "elasticache:DescribeUserGroups",
      "AccessDenied",
      "User: arn:aws:iam::111122223333:user/me is not authorized",
      "your AWS credentials do not allow elasticache:DescribeUserGroups: attach docs/adopt-policy.json to who they are of",
    ],
    [
      "application-autoscaling:DescribeScalableTargets",
      "AccessDeniedException",
      "not authorized",
      "your AWS credentials do not allow application-autoscaling:DescribeScalableTargets: attach docs/adopt-policy.json to who they are of",
    ],
    [
      "elasticache:DescribeUsers",
      "AccessDenied",
      "User: me is not authorized to perform: sts:AssumeRole on resource: x",
      "your AWS credentials do not allow sts:AssumeRole: adopt does not need it, and how you sign in does: check the profile",
    ],
    [
      "elasticache:DescribeUsers",
      "OptInRequired",
      "subscribe",
      "the account has not enabled us-east-1: enable it, or give another region",
    ],
    ["elasticache:DescribeUsers", "InternalFailure", "no", "elasticache:DescribeUsers failed in us-east-1"],
  ])("%s answers %s: %s", async (action, code, message, words) => {
    failing(action, { status: 403, code, message });
    expect(await failure()).toBe(`${words} (${code}: ${message})`);
  });

  test("a topic that may not be asked for is not one that does not exist", async () => {
    server().answers = () => ({ kind: "error", status: 403, code: "AuthorizationError", message: "no" });
    const topics = ["arn:aws:sns:us-east-1:111122223333:alerts"];

    await expect(existingNames(openSession("us-east-1"), { alarms: [], dashboards: [], topics })).rejects.toThrow(
      "your AWS credentials do not allow sns:GetTopicAttributes",
    );
  });

  test("the kilobyte of code that EC2 adds is left out", async () => {
    const message = "You are not authorized. Encoded authorization failure message: AbCdEf";
    server().answers = () => ({ kind: "error", status: 403, code: "UnauthorizedOperation", message });
    const account = { clusters: [] } as unknown as Parameters<typeof readSecurityGroups>[1];
    const node = { SecurityGroups: [{ SecurityGroupId: "sg-1" }] };

    await expect(readSecurityGroups(openSession("us-east-1"), account, [node])).rejects.toThrow(
      /^your AWS credentials do not allow ec2:DescribeSecurityGroups: .* \(UnauthorizedOperation: You are not authorized\.\)$/,
    );
  });
});

test("an endpoint without Application Auto Scaling: the rest is read, and what is not known is said", async () => {
  failing("application-autoscaling:DescribeScalableTargets", { code: "Unsupported", message: "no such service" });
  const { groups, scaling, unknown } = await readAccount(openSession("us-east-1"));

  expect([groups.length, scaling]).toEqual([1, []]);
  expect(unknown).toEqual([
    "it is not known whether Application Auto Scaling changes the number of nodes: " +
      "application-autoscaling:DescribeScalableTargets failed in us-east-1 (Unsupported: no such service)",
  ]);
});

describe("where nothing can be asked", () => {
  test("no credentials are found", async () => {
    delete process.env.AWS_ACCESS_KEY_ID;

    expect(await failure()).toMatch(
      /^there are no AWS credentials: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or sign in with `aws sso login` \(CredentialsProviderError: /,
    );
    expect(server().calls).toEqual([]);
  });

  test("a session of single sign-on has ended", async () => {
    const home = mkdtempSync(join(tmpdir(), "adopt-"));
    const file = join(home, "config");
    writeFileSync(
      file,
      "[profile work]\nsso_session = work\nsso_account_id = 111122223333\nsso_role_name = read\nregion = us-east-1\n" +
        "[sso-session work]\nsso_start_url = https://example.com/start\nsso_region = us-east-1\n",
    );
    delete process.env.AWS_ACCESS_KEY_ID;
    delete process.env.AWS_SECRET_ACCESS_KEY;
    Object.assign(process.env, { AWS_PROFILE: "work", AWS_CONFIG_FILE: file, HOME: home });
    const words = await failure();
    rmSync(home, { recursive: true });

    expect(words).toMatch(/^your AWS credentials have expired: sign in again \(`aws sso login`/);
  });

  test("a region has no address", async () => {
    delete process.env.AWS_ENDPOINT_URL;

    expect(await failureOfProcess("us-esat-1")).toMatch(
      /^there is no address for [a-z-]+ in us-esat-1: check the region's name, and the network \((ENOTFOUND|EAI_AGAIN): /,
    );
  });

  test("nobody listens", async () => {
    process.env.AWS_ENDPOINT_URL = "http://127.0.0.1:1";

    expect(await failureOfProcess("us-east-1")).toMatch(
      /^[a-z-]+ in us-east-1 does not answer: check the network, AWS_ENDPOINT_URL and proxies, and try again \(ECONNREFUSED: /,
    );
  });

  test("somebody listens and says nothing", async () => {
    server().answers = () => ({ kind: "silence" });
    const session = openSession("us-east-1");
    for (const { config } of [session.elasticache, session.cloudwatch, session.scaling]) {
      const handler = config.requestHandler as NodeHttpHandler;
      expect(await Reflect.get(handler, "configProvider")).toMatchObject({
        connectionTimeout: 5_000,
        requestTimeout: 20_000,
        throwOnRequestTimeout: true,
      });
      handler.updateHttpClientConfig("requestTimeout", 50);
    }
    await expect(readAccount(session)).rejects.toThrow(/ in us-east-1 does not answer: .* \(ETIMEDOUT: .*50 ms/);
  });
});
