import { accessString } from "../../../../constructs/elasticache";
import { synthesized } from "./synthesized";

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

  test.each<[string, string, Parameters<typeof accessString>[0]]>([
    ["keys[0]", ', got "* +@all"', { keys: ["* +@all"] }],
    ["readKeys[0]", ', got "a\\n+@all"', { readKeys: ["a\n+@all"] }],
    ["channels[1]", ', got ""', { channels: ["a", ""] }],
    ["commands[0]", "", { commands: ["get >password"] }],
    ["keys[0]", ', got "a) +@all"', { selectors: [{ keys: ["a) +@all"] }] }],
  ])("does not let %s become another rule%s", (at, got, permissions) => {
    const message = `\`${at}\` must be one word without parentheses${got}`;
    expect(() => accessString(permissions)).toThrow(new TypeError(message));
  });
});
