import { cacheProblems } from "../../../constructs";
import { network } from "../../support/fixtures";

const any = (value: unknown) => value as never;

describe("the problems of a cache that is not made", () => {
  it("are none when it can be made", () => {
    expect(cacheProblems({ name: "sessions", network })).toEqual([]);
  });

  it("are all there, those of types and those of rules", () => {
    expect(cacheProblems({ name: "Sessions", network, port: any("6379"), maintenanceWindow: "sun:03:00" })).toEqual([
      {
        prop: "name",
        rule: "must be lower-case letters, digits and single hyphens, beginning with a letter",
        received: '"Sessions"',
      },
      { prop: "port", rule: "must be a whole number between 1 and 65535", received: '"6379"' },
      {
        prop: "maintenanceWindow",
        rule: "must have the form ddd:hh:mm-ddd:hh:mm, in UTC",
        received: '"sun:03:00"',
      },
    ]);
  });

  it.each([undefined, null, [], "sessions"])("are those of %p, which are no props", (props) => {
    expect(cacheProblems(any(props))).toMatchObject([{ prop: "props", rule: "must be an object" }]);
  });
});
