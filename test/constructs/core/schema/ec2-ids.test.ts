import { type Check, securityGroupIdCheck, subnetIdCheck, vpcIdCheck } from "../../../../constructs/core";
import { problemsOf } from "../../../support/problems-of";

const kinds: readonly [string, Check<string>, string][] = [
  ["vpc", vpcIdCheck, "a VPC id"],
  ["subnet", subnetIdCheck, "a subnet id"],
  ["sg", securityGroupIdCheck, "a security group id"],
];

// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html
describe.each(kinds)("an id that begins with %s-", (prefix, check, what) => {
  it.each(["0123456789abcdef0", "1a2b3c4d", "0a"])("may continue with %s", (digits) => {
    expect(problemsOf(check, `${prefix}-${digits}`)).toStrictEqual([]);
  });

  it.each(["", "main", "0A", "0a ", "0a/b"])("does not continue with %j", (rest) => {
    const said = `it must be ${what} like ${prefix}-0123456789abcdef0, got "${prefix}-${rest}"`;
    expect(problemsOf(check, `${prefix}-${rest}`)).toStrictEqual([said]);
  });

  it("is not without it, nor in another account", () => {
    expect(problemsOf(check, "0123456789abcdef0")).toHaveLength(1);
    expect(problemsOf(check, `111122223333/${prefix}-0123456789abcdef0`)).toHaveLength(1);
  });
});
