import { checkSecrets } from "../../../../tools/adopt/refuse/secrets";
import { legacy, user } from "../found";

const arn = "arn:aws:secretsmanager:us-east-1:111122223333:secret:legacy-a1b2c3";
const withToken = { ...legacy, group: { ...legacy.group, AuthTokenEnabled: true } };
const withoutToken = { ...legacy, group: { ...legacy.group, AuthTokenEnabled: false } };
const withUsers = { ...withoutToken, userGroup: { group: {}, users: [user("app")], usedBy: [] } };

test("a secret for a token that the cache does not have is refused", () => {
  expect(() => {
    checkSecrets(withoutToken, { token: { arn }, users: {} });
  }).toThrow("--token-secret does not go with this cache: it has no token");
});

test.each([
  ["a user that it does not have", withUsers, "got apps; its users are app"],
  ["a user of a cache without users", withoutToken, "got apps; it has no users"],
])("a secret for %s is refused", (_what, found, words) => {
  expect(() => {
    checkSecrets(found, { users: { apps: arn } });
  }).toThrow(`--user-secret must name a user of this cache by its id, ${words}`);
});

test("secrets for what the cache has are taken", () => {
  expect(() => {
    checkSecrets(withToken, { token: { arn }, users: {} });
    checkSecrets(withUsers, { users: { app: arn } });
  }).not.toThrow();
});
