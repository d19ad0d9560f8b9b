import { parameters } from "../../constructs/elasticache/facts/parameters";
import { connectOnce } from "./support/clients";
import type { DeclaredCache } from "./support/declared";
import { directives, managedOnly } from "./support/directives";
import { startNode } from "./support/server";
import { exampleNames } from "../support/stacks";
import { declaredIn, declaredInSeed, withParameters } from "./support/stack";
import { describeWithRedis, token } from "./support/suite";

/** A value other than the server's own for every parameter of the family, so that a dropped one is seen. */
const unusual: Readonly<Record<string, string>> = {
  "acl-pubsub-default": "allchannels",
  "cluster-preferred-endpoint-type": "tls-dynamic",
  "lua-time-limit": "5000",
  "maxmemory-policy": "volatile-ttl",
  "notify-keyspace-events": "KEA",
  "rename-commands": "flushall wipe flushdb ''",
};

describeWithRedis("parameters of a synthesized parameter group on a real server", (options) => {
  const inForce = async (cache: DeclaredCache): Promise<Readonly<Record<string, string>>> => {
    const node = await startNode(cache, options);
    const client = await connectOnce(node.port, options.certificates, { password: token });
    const settings = await client.configGet("*");
    client.destroy();
    await node.stop();
    return settings;
  };

  // The seed names its parameters, the others leave them to the constructs.
  test.each(exampleNames)("are all in force, with the values of the stack %s", async (name) => {
    const settings = await inForce(declaredIn(name));
    expect(settings).toMatchObject({
      "maxmemory-policy": "allkeys-lru",
      "notify-keyspace-events": "xE",
      timeout: "300",
      "cluster-enabled": "no",
    });
  });

  test("stop the server when it does not know one, so that none is dropped unnoticed", async () => {
    const cache = withParameters(declaredInSeed(), { "no-such-parameter": "1" });
    await expect(startNode(cache, options)).rejects.toThrow("'no-such-parameter 1'");
  });

  test("reach the server, whichever of the family they are", async () => {
    const family = parameters.filter(({ families, name }) => families.includes("redis7") && name !== "cluster-enabled");
    const values = Object.fromEntries(family.map(({ name, value }) => [name, unusual[name] ?? sample(value)]));
    const settings = await inForce(withParameters(declaredInSeed(), values));
    const reached = directives(
      Object.entries(values).map(([name, value]) => ({ name, value })),
      64 * 1024 * 1024,
    );

    expect(family.length).toBeGreaterThan(60);
    expect(Object.keys(managedOnly)).toEqual(["close-on-replica-write", "replica-allow-chaining", "activedefrag"]);
    for (const [name, ...value] of reached.filter(
      ([directive]) => !/^(rename-command|client-output-buffer-limit)$/.test(directive),
    )) {
      expect({ [name]: settings[name] }).toEqual({
        [name]: name === "notify-keyspace-events" ? "AKE" : value.join(" "),
      });
    }
    expect(settings["client-output-buffer-limit"]).toBe("normal 7 7 7 slave 0 0 7 pubsub 7 7 7");
  });
});

function sample(rule: (typeof parameters)[number]["value"]): string {
  switch (rule.kind) {
    case "integer":
      return String(Math.min(Math.max(rule.min ?? 0, 7), rule.max ?? Number.MAX_SAFE_INTEGER));
    case "one-of":
      return rule.values.at(-1)!;
    case "keyspace-events":
    case "renames":
    case "text":
      return "1";
  }
}
