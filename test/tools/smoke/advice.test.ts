import { ErrorReply, SocketClosedUnexpectedlyError } from "@redis/client";
import { adviceOn, reasonOf } from "../../../tools/smoke/advice";
import type { SmokeOptions } from "../../../tools/smoke/options";
import { optionsWith } from "./support/smoke-options";

const withCode = (code: string, message = "no"): Error => Object.assign(new Error(message), { code });
const named = (name: string, message: string): Error => Object.assign(new Error(message), { name });
const reply = (text: string): Error => new ErrorReply(text);
const token = { kind: "secret", secretArn: "arn:token", user: undefined } as const;
const lost = "getaddrinfo ENOTFOUND";

describe("what a failure of the smoke test means", () => {
  test.each([
    "SELF_SIGNED_CERT_IN_CHAIN",
    "DEPTH_ZERO_SELF_SIGNED_CERT",
    "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
    "UNABLE_TO_GET_ISSUER_CERT",
    "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
    "CERT_UNTRUSTED",
  ])("%s: an authority that must be named, or another than the one that is", (code) => {
    expect(adviceOn(withCode(code), optionsWith())).toContain("use --ca-file");
    expect(adviceOn(withCode(code), optionsWith({ caFile: "own.pem" }))).toBe(
      "own.pem is not the authority that signed this certificate",
    );
  });

  test.each<[string, Error, Partial<SmokeOptions>, string]>([
    ["another name", withCode("ERR_TLS_CERT_ALTNAME_INVALID"), {}, "--server-name"],
    ["an old certificate", withCode("CERT_HAS_EXPIRED"), {}, "the clock of this machine"],
    ["a port without TLS", withCode("ERR_SSL_WRONG_VERSION_NUMBER", "SSL: wrong version number"), {}, "--no-tls"],
    ["a port without TLS that hangs up", withCode("ECONNRESET"), {}, "use --no-tls"],
    ["a port with TLS that resets", withCode("ECONNRESET"), { tls: false }, "leave out --no-tls"],
    ["a port with TLS that closes", new SocketClosedUnexpectedlyError(), { tls: false }, "leave out --no-tls"],
    ["no answer", withCode("ETIMEDOUT"), {}, "security group"],
    ["no route", withCode("EHOSTUNREACH"), {}, "security group"],
    ["no such name", withCode("ENOTFOUND", `${lost} app.cache.amazonaws.com`), {}, "from a machine in the cache's VPC"],
    ["no way to AWS", withCode("ENOTFOUND", `${lost} secretsmanager.eu-west-1.amazonaws.com`), {}, "VPC endpoint"],
    ["no answer of AWS", named("TimeoutError", "Socket timed out"), {}, "VPC endpoint"],
    ["nobody who listens", withCode("ECONNREFUSED"), {}, "check the port"],
    ["no login", reply("NOAUTH Authentication required."), {}, "--iam-user"],
    ["a wrong token", reply("WRONGPASS invalid pair"), { login: token }, "another token than the secret"],
    ["a wrong user", reply("WRONGPASS invalid pair"), { login: { ...token, user: "web" } }, "no user web"],
    [
      "an IAM user who may not",
      reply("WRONGPASS invalid pair"),
      { login: { kind: "iam", userId: "web", cacheName: "app", region: "eu-west-1", serverless: false } },
      "elasticache:Connect",
    ],
    ["what a user may not", reply("NOPERM no permissions to access a key"), {}, "--key-prefix"],
    ["a sharded cache", reply("MOVED 3999 10.0.0.1:6379"), {}, "add --sharded"],
    ["one that is not", reply("ERR This instance has cluster support disabled"), {}, "leave out --sharded"],
    ["a replica", reply("READONLY You can't write against a read only replica."), {}, "primary endpoint"],
    ["a lost shard", reply("CLUSTERDOWN The cluster is down"), {}, "no primary"],
    ["a node that starts", reply("LOADING Redis is loading the dataset in memory"), {}, "wait"],
    ["full memory", reply("OOM command not allowed when used memory > 'maxmemory'."), {}, "docs/operations.md"],
    ["too many clients", reply("ERR max number of clients reached"), {}, "connections-high"],
    ["no credentials", named("CredentialsProviderError", "Could not load credentials"), {}, "credentials"],
    ["no region", new Error("Region is missing"), {}, "--region"],
    [
      "a secret that it may not read",
      named("AccessDeniedException", "not authorized to perform: secretsmanager:GetSecretValue"),
      {},
      "secretsmanager:GetSecretValue",
    ],
    ["a key that it may not use", named("AccessDeniedException", "Access to KMS is not allowed"), {}, "kms:Decrypt"],
    [
      "a cache that it may not describe",
      named("AccessDenied", "not authorized to perform: elasticache:DescribeCacheClusters"),
      {},
      "elasticache:DescribeCacheClusters",
    ],
    [
      "a secret that waits for its deletion",
      named("InvalidRequestException", "because it was marked for deletion."),
      {},
      "docs/questions.md",
    ],
    ["no such secret", named("ResourceNotFoundException", "can't find the specified secret."), {}, "the ARN"],
  ])("%s", (_what, error, options, advice) => {
    expect(adviceOn(error, optionsWith(options))).toContain(advice);
    expect(reasonOf(error)).toBe(error.message);
  });

  test("the same for a name with several addresses, of which none answers", () => {
    const all = new AggregateError([withCode("ECONNREFUSED", "at ::1"), withCode("ECONNREFUSED", "at 127.0.0.1")]);
    expect(reasonOf(all)).toBe("at ::1");
    expect(adviceOn(all, optionsWith())).toContain("check the port");
  });

  test("nothing that is not known, whatever is thrown", () => {
    expect(adviceOn(new Error("read nothing"), optionsWith())).toBeUndefined();
    expect(adviceOn("thrown text", optionsWith())).toBeUndefined();
    expect(adviceOn(undefined, optionsWith())).toBeUndefined();
    expect(reasonOf("thrown text")).toBe("thrown text");
  });
});
