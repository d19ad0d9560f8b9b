import { cacheRefusal } from "../../../support/fixtures";

describe("the prefix of a cache's log groups", () => {
  const logs = (length: number) => ({ kind: "own-log-groups", prefix: `${"p".repeat(length - 1)}/` });

  // 512 characters of a log group, without the 40 that a name is shortened to, and without "/engine-log".
  it("leaves room for what a long name is shortened to", () => {
    const name = "n".repeat(200);
    expect(cacheRefusal({ name, logs: logs(461) })).toBe("accepted");
    expect(cacheRefusal({ name, logs: logs(462) })).toContain(
      "`logs.prefix` must have at most 461 characters: names of log groups have 512, got",
    );
  });

  it("leaves room for some name while only Terraform knows it", () => {
    expect(cacheRefusal({ name: "${var.name}", logs: logs(500) })).toBe("accepted");
    expect(cacheRefusal({ name: "${var.name}", logs: logs(501) })).toContain("must have at most 500 characters");
  });
});
