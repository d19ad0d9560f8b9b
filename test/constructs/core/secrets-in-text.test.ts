import { mayBeSecret, withoutKeys, withoutKeysInValue } from "../../../constructs/core/secrets-in-text";

describe("what stands under a name", () => {
  it.each([
    ...["password", "dbPassword", "passwd", "pwd", "passphrase", "requirepass", "user_password", "PASSWORD"],
    ...["token", "authToken", "AUTH_TOKEN", "secret", "clientSecret", "credentials", "masterauth", "auth", "basicAuth"],
    ...["apiKey", "api_key", "accessKey", "x-api-key", "privateKey", "routing-key", "passwords", "url", "webhookUrl"],
  ])("such as %s may be a secret", (name) => {
    expect(mayBeSecret(name, "hunter2")).toBe(true);
  });

  it.each([
    ...["name", "kmsKeyArn", "key", "port", "userId", "author", "authentication", "curl", "keys"],
    ...["secretRecoveryWindowInDays", "secretArn", "tokenArns", "secretName"],
  ])("such as %s is none", (name) => {
    expect(mayBeSecret(name, "hunter2")).toBe(false);
  });

  it("such as url may be an address, but not under any other name for a secret", () => {
    expect(mayBeSecret("url", "https://hooks.example.com")).toBe(false);
    expect(mayBeSecret("secretUrl", "https://hooks.example.com")).toBe(true);
  });
});

describe("an address", () => {
  it.each([
    ["https://hooks.example.com/services/T0/B0/canary", "https://hooks.example.com/…"],
    ["HTTPS://hooks.example.com?key=canary", "HTTPS://hooks.example.com/…"],
    ["http://hooks.example.com:8080#canary", "http://hooks.example.com:8080/…"],
    ["https:hooks.example.com/canary", "https:hooks.example.com/…"],
    ["https:\\\\hooks.example.com\\canary", "https:\\\\hooks.example.com/…"],
    ["//hooks.example.com/canary", "//hooks.example.com/…"],
    ["redis://:canary@cache.example.com:6379/0", "redis://…@cache.example.com:6379/…"],
    ["https://user:canary@hooks.example.com", "https://…@hooks.example.com"],
    ["https://user:canary@hooks.example.com/canary", "https://…@hooks.example.com/…"],
    ["post to https://hooks.example.com/canary, please", "post to https://hooks.example.com/… please"],
    ["https://a.example.com/canary https://b.example.com/canary", "https://a.example.com/… https://b.example.com/…"],
  ])("shows no more than its origin: %s", (text, shown) => {
    expect(withoutKeys(text)).toBe(shown);
    expect(withoutKeysInValue(text)).toBe(shown);
  });

  it.each([
    ["hooks.example.com/services/canary", "hooks.example.com/…"],
    ["hooks.example.com:443?canary", "hooks.example.com:443/…"],
    ["user:canary@hooks.example.com/x", "…@hooks.example.com/…"],
    ["user:canary@hooks.example.com", "…@hooks.example.com"],
    ["user:canary@localhost:6379", "…@localhost:6379"],
    ["user:canary@cache/0", "…@cache/0"],
  ])("that is a whole value is one without a scheme as well: %s", (text, shown) => {
    expect(withoutKeysInValue(text)).toBe(shown);
  });

  it.each([
    ...["on-call@example.com", "https://example.com", "https://example.com/", "arn:aws:s3:::my.bucket/backup.rdb"],
    ...["10.0.0.0/16", "111122223333/sg-0a", "arn:aws:iam::111122223333:role/chat", "sun:05:00-sun:07:00", "a//b"],
    ...["19:ab12cd@thread.tacv2", "19:ab12cd@thread.skype", "03:00-05:00@UTC", "a:b@c,d", "mailto:a@example.com"],
    ...["a@b.example.com", "x:y@z", "10:20@host.example.com", "sha256:ab@c", "a.example.com", "cache.r7g.large"],
    ...["fd00::/8", "/aws/elasticache/sessions", "cache.r7g.large", "alerts.chats.slack.kind", ""],
  ])("is not seen in %s", (text) => {
    expect(withoutKeysInValue(text)).toBe(text);
  });
});
