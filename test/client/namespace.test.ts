import { namespace } from "../../client/namespace";

/** What a caller from JavaScript may pass. */
const anything = (value: unknown) => value as string;

describe("a namespace", () => {
  test.each<[string, string | number | bigint, string]>([
    ["users", 123, "users:123"],
    ["users", "a:b", "users:a:b"],
    ["feed:user", 12n, "feed:user:12"],
    ["v1.users_of-today", 0, "v1.users_of-today:0"],
  ])("%s makes a key of %p", (name, id, key) => {
    expect(namespace(name).key(id)).toBe(key);
  });

  test("says what all its keys begin with", () => {
    expect(namespace("feed:user").prefix).toBe("feed:user:");
  });

  test.each(["", "users:", ":users", "users::old", "user*", "us?rs", "[users]", "us\\ers", "all users", "{users}"])(
    "is not named %p",
    (name) => {
      expect(() => namespace(name)).toThrow(
        `namespace must be words of letters, digits, _, - and ., with colons between them, got "${name}"`,
      );
    },
  );

  test("is not named by anything but text", () => {
    expect(() => namespace(anything(undefined))).toThrow(/got undefined$/);
  });

  test.each<[unknown, string]>([
    ["", "an empty text"],
    [":reads:1", '":reads:1"'],
    [NaN, "NaN"],
    [undefined, "undefined"],
    [null, "object"],
    [{ id: 1 }, "object"],
  ])("has no key for %p", (id, got) => {
    expect(() => namespace("users").key(anything(id))).toThrow(
      `an id of users must be a number, or a text that is not empty and does not begin with a colon, got ${got}`,
    );
  });

  test("keeps what is about an id at a key that no id has", () => {
    expect(namespace("users").about("reads", 7)).toBe("users::reads:7");
    expect(() => namespace("users").about("reads", "")).toThrow("got an empty text");
  });
});
