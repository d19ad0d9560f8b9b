import { readFileSync } from "node:fs";
import { join } from "node:path";
import { requireOrSkip } from "../support/requirements";
import { ClientApp } from "./support/client-app";
import { tarballOf } from "./support/packages";
import { registryRequirement } from "./support/registry";

requireOrSkip(...registryRequirement())("managed-redis-client in an application of its own", () => {
  const app = new ClientApp(tarballOf("managed-redis-client"));
  app.copy(join(__dirname, "client-consumer.ts"), "consumer.ts");
  const readme = readFileSync(join(app.directory, "node_modules/managed-redis-client/README.md"), "utf8");
  [...readme.matchAll(/```ts\n(.*?)```/gs)].forEach(([, program = ""], index) => {
    app.write(`readme-${index}.ts`, program);
  });
  const complaints = app.compile();

  afterAll(() => {
    app.dispose();
  });

  it("compiles with strict types, checking the declarations of libraries, too", () => {
    expect(complaints).toBe("");
  });

  it("compiles as modules of Node.js, which the compiler finds in another way", () => {
    expect(app.compile("--noEmit", "--module", "nodenext", "--moduleResolution", "nodenext")).toBe("");
  });

  it("goes to the source when the cache is not there, and says what failed without a value in it", () => {
    expect(JSON.parse(app.node("out/consumer.js"))).toStrictEqual({
      connected: "CacheError: cannot connect to 127.0.0.1:1: connect ECONNREFUSED 127.0.0.1:1",
      fromSource: { name: "user 7" },
      updated: { name: "another" },
      locked: "CacheError: the cache failed: ClientClosedError",
      failed: [
        "ECONNREFUSED",
        "the cache failed: ClientClosedError",
        "the cache failed: ClientClosedError",
        "users:7: it could not be invalidated yet; it is tried again",
      ],
      refusal: 'RangeError: ttlSeconds must be a number of seconds from 0.001 to 1000000000, got "soon"',
    });
  });

  it("can be imported by name from an ECMAScript module", () => {
    const program = `import { CacheAside, withLock } from "managed-redis-client"; console.log(typeof CacheAside, typeof withLock);`;
    expect(app.node("--input-type=module", "-e", program)).toBe("function function\n");
  });

  it("keeps everything else to itself", () => {
    const program = `try { require("managed-redis-client/dist/redis") } catch (e) { console.log(e.code) }`;
    expect(app.node("-e", program)).toBe("ERR_PACKAGE_PATH_NOT_EXPORTED\n");
  });
});
