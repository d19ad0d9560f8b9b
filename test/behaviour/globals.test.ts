import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, TerraformStack } from "cdktf";
import { RedisCache } from "../../constructs";
import { withoutTokenTraces } from "../../constructs/core";
import { network } from "../support/fixtures";

const users = {
  reader: { kind: "iam", accessString: "on ~* -@all +@read" },
  writer: { kind: "password", accessString: "on ~* +@all" },
} as const;

/** Everything that a cache makes, and everything that can be asked of it. */
function makeCache(): void {
  const stack = new TerraformStack(new App(), "stack");
  new AwsProvider(stack, "Aws", { region: "us-east-1" });
  const authentication = { kind: "rbac", users } as const;
  const cache = new RedisCache(stack, "Cache", {
    name: "sessions",
    network,
    authentication,
    alarms: { level: "full" },
  });
  cache.allowFrom("app", { kind: "cidr", cidr: "10.0.0.0/8" });
  cache.connectPolicyDocument({ users: ["writer"] });
  cache.addAlarm("many-items", { metric: cache.metric("CurrItems"), max: 1 });
}

/** What a program can see of the globals: its objects, how errors are rendered, its environment. */
function globals(): unknown {
  return {
    names: Object.getOwnPropertyNames(globalThis).sort(),
    error: { ...Object.getOwnPropertyDescriptors(Error) },
    prototypes: [Object, Array, Function, String, Number, Map].map(({ prototype }) =>
      Object.getOwnPropertyNames(prototype).sort(),
    ),
    environment: { ...process.env },
    listeners: process.eventNames().map((name) => [name, process.listenerCount(name)]),
  };
}

/** Runs work while every change of how stack traces are rendered is counted, and refused, as in a hardened program. */
function changesOfRendering(work: () => void): number {
  const before = Object.getOwnPropertyDescriptor(Error, "prepareStackTrace");
  let changes = 0;
  Object.defineProperty(Error, "prepareStackTrace", {
    configurable: true,
    get: () => undefined,
    set: () => {
      changes += 1;
    },
  });
  try {
    work();
  } finally {
    Reflect.deleteProperty(Error, "prepareStackTrace");
    if (before !== undefined) {
      Object.defineProperty(Error, "prepareStackTrace", before);
    }
  }
  return changes;
}

describe("a cache that is made", () => {
  it("leaves all globals as they are", () => {
    makeCache();
    const before = globals();
    makeCache();
    expect(globals()).toEqual(before);
  });

  it("never touches how stack traces are rendered, not even for a while", () => {
    expect(changesOfRendering(makeCache)).toBe(0);
  });

  it("leaves a renderer of the caller's in force while it is made", () => {
    const render = () => "the caller's";
    const before: unknown = Reflect.get(Error, "prepareStackTrace");
    Reflect.set(Error, "prepareStackTrace", render);
    try {
      const stack = new TerraformStack(new App(), "stack");
      const said: unknown[] = [];
      const watching = {
        name: "sessions",
        get network() {
          said.push(new Error("asked").stack);
          return network;
        },
      };
      new RedisCache(stack, "Cache", watching);
      expect(said.length).toBeGreaterThan(0);
      expect(new Set(said)).toEqual(new Set(["the caller's"]));
      expect(Reflect.get(Error, "prepareStackTrace")).toBe(render);
    } finally {
      Reflect.set(Error, "prepareStackTrace", before);
    }
  });
});

describe("work without traces of tokens", () => {
  it("is what switches them off, and is seen", () => {
    expect(
      changesOfRendering(() => {
        withoutTokenTraces(makeCache);
      }),
    ).toBe(2);
  });

  it("puts the renderer back, after a fault as well", () => {
    const before: unknown = Reflect.get(Error, "prepareStackTrace");
    expect(withoutTokenTraces(() => 5)).toBe(5);
    expect(() =>
      withoutTokenTraces(() => {
        throw new Error("a fault");
      }),
    ).toThrow("a fault");
    expect(Reflect.get(Error, "prepareStackTrace")).toBe(before);
  });
});
