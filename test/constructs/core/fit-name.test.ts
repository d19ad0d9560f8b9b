import { fitName } from "../../../constructs/core";

describe("fitName", () => {
  it("keeps a name of exactly the limit", () => {
    expect(fitName("abcde", 5)).toBe("abcde");
  });

  it("shortens a longer name to the limit, with a hash of the whole", () => {
    // echo -n <name> | sha256sum
    expect(fitName("a-name-that-is-longer-than-forty-characters", 40)).toBe("a-name-that-is-longer-than-fort-434157d1");
  });

  it("keeps two long names with the same beginning apart", () => {
    const long = "a".repeat(60);
    expect(fitName(`${long}b`, 40)).not.toBe(fitName(`${long}c`, 40));
  });

  it("never doubles the hyphen before the hash, which AWS refuses", () => {
    expect(fitName(`${"a".repeat(30)}-${"b".repeat(30)}`, 40)).toMatch(/^a{30}-[0-9a-f]{8}$/);
  });

  it("returns a name that Terraform will know as it is", () => {
    const name = `\${var.${"x".repeat(60)}}`;
    expect(fitName(name, 40)).toBe(name);
  });
});
