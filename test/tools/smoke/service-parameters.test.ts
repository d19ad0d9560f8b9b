import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { checkService } from "../../../tools/smoke/parameter-checks";
import { type ServiceParameters, serviceParameters } from "../../../tools/smoke/service-parameters";
import { optionsWith } from "./support/smoke-options";

const node = (id: string, cache: string, group = "app-redis7", status = "in-sync"): string =>
  `<CacheCluster><CacheClusterId>${id}</CacheClusterId><ReplicationGroupId>${cache}</ReplicationGroupId><CacheParameterGroup><CacheParameterGroupName>${group}</CacheParameterGroupName><ParameterApplyStatus>${status}</ParameterApplyStatus></CacheParameterGroup></CacheCluster>`;
const parameter = (name: string, value: string, source: string): string =>
  `<Parameter><ParameterName>${name}</ParameterName><ParameterValue>${value}</ParameterValue><Source>${source}</Source></Parameter>`;

/** An account with more nodes than one answer holds, and parameters on two pages as well. */
const pages: Readonly<Record<string, readonly string[]>> = {
  DescribeCacheClusters: [
    node("app-001", "app") + node("moving-001", "moving") + node("slow-001", "slow", "app-redis7", "pending-reboot"),
    node("app-002", "app") + node("moving-002", "moving", "app-valkey8"),
  ],
  DescribeCacheParameters: [
    parameter("maxmemory-policy", "allkeys-lru", "user"),
    parameter("timeout", "0", "system") + parameter("slowlog-max-len", "128", "user"),
  ],
};

describe("what the service says of a cache's parameters", () => {
  let server: Server;
  const before = { ...process.env };

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = "";
      request.on("data", (chunk: Buffer) => (body += chunk.toString()));
      request.on("end", () => {
        const parameters = new URLSearchParams(body);
        const operation = parameters.get("Action") ?? "";
        const page = Number(parameters.get("Marker") ?? "0");
        const all = pages[operation] ?? [];
        const list = operation.replace("Describe", "").replace("CacheParameters", "Parameters");
        const marker = page + 1 < all.length ? `<Marker>${page + 1}</Marker>` : "";
        response.end(
          `<${operation}Response><${operation}Result>${marker}<${list}>${all[page] ?? ""}</${list}></${operation}Result></${operation}Response>`,
        );
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    Object.assign(process.env, {
      ...{ AWS_ENDPOINT_URL: url, AWS_ACCESS_KEY_ID: "test", AWS_SECRET_ACCESS_KEY: "test" },
    });
  });

  afterAll(() => {
    process.env = before;
    server.closeAllConnections();
    server.close();
  });

  test("is read to the last page, for the nodes of this cache and no others", async () => {
    expect(await serviceParameters("app", "us-east-1")).toEqual({
      group: "app-redis7",
      values: { "maxmemory-policy": "allkeys-lru", timeout: "0", "slowlog-max-len": "128" },
      set: ["maxmemory-policy", "slowlog-max-len"],
      behind: [],
      nodes: 2,
    });
  });

  test("names the nodes that have not taken the values yet", async () => {
    expect((await serviceParameters("slow", "us-east-1")).behind).toEqual(["slow-001 is pending-reboot"]);
  });

  test.each([
    ["there is no such cache", "nobody", "there is no replication group nobody in us-east-1"],
    [
      "it is between two groups",
      "moving",
      "the nodes of moving are between the parameter groups app-redis7, app-valkey8",
    ],
  ])("is an error when %s", async (_what, name, message) => {
    await expect(serviceParameters(name, "us-east-1")).rejects.toThrow(message);
  });

  const said: ServiceParameters = {
    ...{ group: "app-redis7", behind: [], nodes: 2 },
    values: { "maxmemory-policy": "allkeys-lru", timeout: "0", "slowlog-max-len": "128" },
    set: ["maxmemory-policy"],
  };

  test.each<[string, Record<string, string>, Partial<ServiceParameters>, string, string]>([
    ["agrees", { "maxmemory-policy": "allkeys-lru" }, {}, "ok", "1 in app-redis7, in sync on 2 nodes"],
    [
      "agrees when a value is the family's default",
      { "maxmemory-policy": "allkeys-lru", timeout: "0" },
      {},
      "ok",
      "2 in app-redis7, in sync on 2 nodes",
    ],
    [
      "differs by a value",
      { "maxmemory-policy": "allkeys-lru", timeout: "300" },
      {},
      "failed",
      "timeout is 0, declared 300",
    ],
    ["has what nobody declared", {}, {}, "failed", "maxmemory-policy is allkeys-lru, declared nowhere"],
    [
      "is right, but not everywhere yet",
      { "maxmemory-policy": "allkeys-lru" },
      { behind: ["app-002 is applying"] },
      "failed",
      "app-002 is applying",
    ],
  ])("%s with what is declared", async (_what, declared, changes, result, detail) => {
    const options = optionsWith({ parameters: declared });
    const finding = await checkService(options, async () => Promise.resolve({ ...said, ...changes }));
    expect(finding).toEqual({ check: "parameters, by the service", result, detail });
  });
});
