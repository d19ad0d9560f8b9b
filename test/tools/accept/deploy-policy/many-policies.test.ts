import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { RedisCache } from "../../../../constructs";
import { deployPolicyFiles } from "../../../../tools/accept/deploy-policy/files";
import { attachmentWarning } from "../../../../tools/accept/deploy-policy/limits";
import { packed } from "../../../../tools/accept/deploy-policy/packing";
import { deployPolicies, statementsOf } from "../../../../tools/accept/deploy-policy/policy";
import type { Policy, Statement } from "../../../../tools/accept/deploy-policy/statement";
import type { StackDocument } from "../../../../tools/shared/stack/document";
import { inStack, network } from "../../../support/fixtures";

const root = join(__dirname, "../../../..");
const prettier = join(root, "node_modules", "prettier", "bin", "prettier.cjs");

const names = (count: number): readonly string[] =>
  Array.from(
    { length: count },
    (_, index) => `${String.fromCharCode(97 + (index % 26))}${index}-orders-of-our-largest-shop`,
  );

/** A stack with some caches of long names, each with users and a chat of its own. */
function stackWith(count: number): StackDocument {
  const stack = inStack((scope) => {
    for (const [index, name] of names(count).entries()) {
      const place = {
        kind: "slack",
        workspaceId: "T07EA123LEP",
        channelId: `C07EZ1ABC${index}`,
        roleArn: `arn:aws:iam::111122223333:role/${name}`,
      } as const;
      new RedisCache(scope, name, {
        name,
        network,
        authentication: { kind: "rbac", users: { app: { kind: "password", accessString: "on ~* +@read" } } },
        alerts: { kind: "own-topics", chats: { team: place } },
      });
    }
  });
  return stack.document;
}

/** Characters that IAM counts: all but white space, of which no text here has any. */
function lengthOf(policy: Policy): number {
  return JSON.stringify(policy, undefined, 2).replace(/\s/g, "").length;
}

/** Every single thing that statements allow: one action on one resource while each key has one value, as often as it is said. */
function allowedBy(statements: readonly Statement[]): readonly string[] {
  return statements
    .flatMap(({ Action, Resource, Condition = {} }) => {
      const values = Object.entries(Condition).flatMap(([operator, keys]) =>
        Object.entries(keys).map(([key, list]) => list.map((value) => `${operator} ${key} ${value}`)),
      );
      return [Action, Resource, ...values].reduce<readonly string[]>(
        (said, list) => said.flatMap((words) => list.map((word) => `${words} | ${word}`)),
        [""],
      );
    })
    .sort();
}

function backwards<T>(entries: readonly (readonly [string, T])[]): Readonly<Record<string, T>> {
  return Object.fromEntries([...entries].reverse());
}

function together(policies: readonly Policy[]): readonly Statement[] {
  return policies.flatMap(({ Statement }) => Statement);
}

describe("the deploy policies of a stack", () => {
  const ofTwo = stackWith(2);

  describe.each([
    ["two", ofTwo],
    ["30", stackWith(30)],
  ])("with %s caches", (_count, stack) => {
    const policies = deployPolicies(stack);

    // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
    test("are as many as it takes for each to have the 6,144 characters that IAM takes, or fewer", () => {
      expect(Math.max(...policies.map(lengthOf))).toBeLessThanOrEqual(6144);
      expect(policies.length).toBeGreaterThan(1);
    });

    test("allow together what the stack needs, nothing else, and nothing twice", () => {
      const allowed = allowedBy(together(policies));
      expect(allowed).toEqual(allowedBy(statementsOf(stack)));
      expect(new Set(allowed).size).toBe(allowed.length);
    });

    test("are the same in whatever order the stack has its resources", () => {
      const resource = backwards(
        Object.entries(stack.resource!).map(([type, all]) => [type, backwards(Object.entries(all))]),
      );
      expect(deployPolicies({ ...stack, resource })).toEqual(policies);
    });

    test("go through the services one by one", () => {
      const services = together(policies).map(({ Action: [first = ""] }) => first.split(":")[0]);
      expect(services).toEqual([...services].sort());
    });

    test("begin a new policy only when the one before is full", () => {
      const tooFull = policies.slice(1).map(({ Version, Statement: [next] }, index) => {
        const { Statement } = policies[index]!;
        return lengthOf({ Version, Statement: [...Statement, next!] });
      });
      expect(Math.min(...tooFull)).toBeGreaterThan(6144);
    });
  });

  test("are files whose text Prettier leaves alone, numbered from 1", async () => {
    const files = await deployPolicyFiles("shop", ofTwo);
    expect([...files.keys()]).toEqual(["docs/deploy-policy/shop/1.json", "docs/deploy-policy/shop/2.json"]);
    expect([...files.values()].map((text) => JSON.parse(text) as unknown)).toEqual(deployPolicies(ofTwo));
    for (const [path, input] of files) {
      expect(execFileSync("node", [prettier, "--stdin-filepath", path], { cwd: root, input, encoding: "utf8" })).toBe(
        input,
      );
    }
  });
});

describe("a statement that is too long for a policy", () => {
  const letters = (count: number, prefix = ""): readonly string[] =>
    Array.from({ length: count }, (_, index) => `${prefix}${String(index).padStart(3, "0")}-${"x".repeat(40)}`);
  const short: Statement = { Effect: "Allow", Action: ["kms:CreateKey", "kms:TagResource"], Resource: ["*"] };

  test.each<[string, Statement]>([
    ["resources", { ...short, Resource: letters(300, "arn:") }],
    ["actions", { ...short, Action: letters(300, "kms:") }],
    ["values of a key", { ...short, Condition: { StringLike: { "aws:ResourceTag/Name": letters(300) } } }],
    [
      "values of two keys, of which every pair is allowed",
      {
        ...short,
        Condition: {
          StringLike: { "aws:RequestTag/Name": letters(150) },
          StringLikeIfExists: { "aws:ResourceTag/Name": letters(150) },
        },
      },
    ],
    [
      "values of two keys of one operator",
      {
        ...short,
        Condition: { StringLike: { "aws:RequestTag/Name": letters(150), "aws:ResourceTag/Name": letters(150) } },
      },
    ],
  ])("because of its %s is cut without a loss", (_what, statement) => {
    const policies = packed([short, statement]);
    expect(policies.length).toBeGreaterThan(2);
    expect(Math.max(...policies.map(lengthOf))).toBeLessThanOrEqual(6144);
    expect(allowedBy(together(policies))).toEqual(allowedBy([short, statement]));
  });

  test("keeps its order, and what is before and after it", () => {
    const statement = { ...short, Resource: letters(300) };
    const parts = together(packed([short, statement, short]));
    expect([parts[0], parts.at(-1)]).toEqual([short, short]);
    expect(parts.slice(1, -1).flatMap(({ Resource }) => Resource)).toEqual(statement.Resource);
  });

  test("is left whole while it fits exactly, and refused when it cannot be cut", () => {
    const rest = lengthOf({
      Version: "2012-10-17",
      Statement: [{ ...short, Action: ["s3:GetObject"], Resource: [""] }],
    });
    const reading = (length: number): Statement => ({
      ...short,
      Action: ["s3:GetObject"],
      Resource: ["x".repeat(length)],
    });
    const longest = reading(6144 - rest);
    expect(packed([longest])).toEqual([{ Version: "2012-10-17", Statement: [longest] }]);
    expect(() => packed([reading(6145 - rest)])).toThrow(/^no policy has room for s3:GetObject on x{6000,}$/);
  });
});

describe("the number of policies", () => {
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
  test("is no trouble while a role takes them", () => {
    expect(attachmentWarning("shop", 10)).toBeUndefined();
  });

  test("is told, with a way out, when a role does not take as many", () => {
    expect(attachmentWarning("shop", 11)).toBe(
      'shop needs 11 deploy policies, and a role can have 10: raise the quota "Managed policies per role" of its account, ' +
        "or move some of its caches to another environment",
    );
  });
});
