import { createHash, createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { compileFunction } from "node:vm";
import { ModuleKind, ScriptTarget, transpileModule } from "typescript";

const credentials = {
  accessKeyId: "AKIDEXAMPLE",
  secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
};
const date = new Date("2026-01-02T03:04:05Z");

type Credentials = typeof credentials & { readonly sessionToken?: string };
type Recipe = (cache: string, user: string, region: string, credentials: Credentials, date: Date) => Promise<string>;

/** The recipe as the document has it. */
function recipe(): Recipe {
  const path = join(__dirname, "..", "..", "docs", "iam-authentication.md");
  const [, after = ""] = readFileSync(path, "utf8").split("<!-- tested by test/docs/iam-authentication.test.ts -->");
  const [, code = ""] = /```ts\n(.*?)```/s.exec(after) ?? [];
  const { outputText } = transpileModule(code, {
    compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 },
  });
  const exported: { iamToken?: Recipe } = {};
  const run = compileFunction(outputText, ["exports", "require"]) as (exports: object, require: NodeJS.Require) => void;
  run(exported, createRequire(path));
  return exported.iamToken!;
}

/**
 * Signature Version 4 for a presigned URL, step by step as it is published, with nothing but hashes.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
 */
function published(
  cache: string,
  user: string,
  region: string,
  { accessKeyId, secretAccessKey, sessionToken }: Credentials,
) {
  const time = "20260102T030405Z";
  const day = "20260102";
  const scope = `${day}/${region}/elasticache/aws4_request`;
  const query = {
    Action: "connect",
    User: user,
    "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
    "X-Amz-Credential": `${accessKeyId}/${scope}`,
    "X-Amz-Date": time,
    "X-Amz-Expires": "900",
    ...(sessionToken === undefined ? {} : { "X-Amz-Security-Token": sessionToken }),
    "X-Amz-SignedHeaders": "host",
  };
  const pairs = Object.entries(query).map(
    ([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`,
  );
  const canonicalQuery = pairs.sort().join("&");
  const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
  const hmac = (key: string | Buffer, text: string) => createHmac("sha256", key).update(text).digest();
  const canonicalRequest = ["GET", "/", canonicalQuery, `host:${cache}`, "", "host", sha256("")].join("\n");
  const toSign = ["AWS4-HMAC-SHA256", time, scope, sha256(canonicalRequest)].join("\n");
  const key = [day, region, "elasticache", "aws4_request"].reduce<string | Buffer>(hmac, `AWS4${secretAccessKey}`);
  return { query: new URLSearchParams(canonicalQuery), signature: hmac(key, toSign).toString("hex") };
}

describe("the recipe for clients with IAM", () => {
  const iamToken = recipe();

  // The literal is what botocore 1.43 (SigV4QueryAuth) signs for the same request, keys and time.
  test("makes the token that is documented", async () => {
    expect(await iamToken("app-cache", "app-web", "us-east-1", credentials, date)).toBe(
      [
        "app-cache/?Action=connect&User=app-web&X-Amz-Algorithm=AWS4-HMAC-SHA256",
        "X-Amz-Credential=AKIDEXAMPLE%2F20260102%2Fus-east-1%2Felasticache%2Faws4_request",
        "X-Amz-Date=20260102T030405Z",
        "X-Amz-Expires=900",
        "X-Amz-SignedHeaders=host",
        "X-Amz-Signature=9718a7173a32303dd3b21de0e764cbd1fb9975b344aaf1ce386f565c29098561",
      ].join("&"),
    );
  });

  test.each<[string, string, Credentials]>([
    ["sessions", "eu-central-1", credentials],
    ["sessions-0123456789abcdef", "us-gov-west-1", credentials],
    ["sessions", "us-east-1", { ...credentials, sessionToken: "FwoGZXIvYXdzEJr//////////wEaD+a=b c" }],
  ])("signs for %s in %s as the algorithm is published", async (cache, region, given) => {
    const token = await iamToken(cache, `${cache}-orders`, region, given, date);
    const [host, sent = ""] = token.split("/?");
    const query = new URLSearchParams(sent);
    const expected = published(cache, `${cache}-orders`, region, given);
    expect(host).toBe(cache);
    expect(query.get("X-Amz-Signature")).toBe(expected.signature);
    query.delete("X-Amz-Signature");
    query.sort();
    expect(query.toString()).toBe(expected.query.toString());
    expect(token).not.toContain("ResourceType");
  });
});
