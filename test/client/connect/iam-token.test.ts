import { iamToken } from "../../../client/connect/iam-token";

const login = {
  userId: "app-web",
  cacheName: "app-cache",
  serverless: false,
  region: "us-east-1",
  date: new Date("2026-01-02T03:04:05Z"),
};
const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY" };

describe("the token of an IAM user", () => {
  // The form is the documentation's, https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html; the
  // signatures are those of botocore 1.43 (SigV4QueryAuth for service elasticache) for the same request, keys and time.
  test("is the signed request to connect, good for 15 minutes", async () => {
    expect(await iamToken({ ...login, credentials })).toBe(
      [
        "app-cache/?Action=connect&User=app-web",
        "X-Amz-Algorithm=AWS4-HMAC-SHA256",
        "X-Amz-Credential=AKIDEXAMPLE%2F20260102%2Fus-east-1%2Felasticache%2Faws4_request",
        "X-Amz-Date=20260102T030405Z",
        "X-Amz-Expires=900",
        "X-Amz-SignedHeaders=host",
        "X-Amz-Signature=9718a7173a32303dd3b21de0e764cbd1fb9975b344aaf1ce386f565c29098561",
      ].join("&"),
    );
  });

  // The signature is that of the algorithm as it is published, step by step.
  test("says that the cache is serverless, where it is", async () => {
    const query = new URLSearchParams((await iamToken({ ...login, serverless: true, credentials })).split("?")[1]);

    expect(query.get("ResourceType")).toBe("ServerlessCache");
    expect(query.get("X-Amz-Signature")).toBe("bcac24b9b654cdc9246358364479f8726065c3ecb0546538b19e35bfeaea236c");
  });

  test("carries the session of temporary keys", async () => {
    const token = await iamToken({
      ...login,
      credentials: { ...credentials, sessionToken: "session/token+with=signs" },
    });
    const query = new URLSearchParams(token.slice(token.indexOf("?")));

    expect(query.get("X-Amz-Security-Token")).toBe("session/token+with=signs");
    expect(query.get("X-Amz-Signature")).toBe("7cc9a9581adc76470c9c599350eb27cd8083ace2e33700eda46dcec60610d3f3");
  });
});
