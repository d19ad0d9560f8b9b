import { inspect } from "node:util";

import type { createClient } from "@redis/client";

import { connect } from "../../../client/connect/connect";
import type { Connection } from "../../../client/connect/connection";
import type { Credentials } from "../../../client/connect/login";
import { open } from "../../../client/connect/open";
import { type Client, connectTls } from "../../redis/support/clients";
import { startSharded } from "../../redis/support/cluster";
import { type RedisNode, startNode } from "../../redis/support/server";
import { declaredInSeed } from "../../redis/support/stack";
import { describeWithRedis, token } from "../../redis/support/suite";
import { eventually } from "../../support/processes";
import { LongWaits } from "./support/long-waits";
import { outputsWith } from "./support/outputs";
import { Secrets } from "./support/secrets";

const hour = 3_600_000;

/**
 * Stands for IAM on a server that cannot check a signature: only AWS can. The user's password changes, as a token does, and
 * the clock of the renewals is a fake one.
 */
describeWithRedis("a login that expires", (options) => {
  const { certificates } = options;
  const name = "orders-web";
  const declared = (accessString: string) => ({
    ...declaredInSeed(),
    users: [
      { name, accessString, authentication: "iam" },
      { name: "admin", accessString: "on ~* &* +@all", authentication: "password" },
    ],
  });
  const passwords = { [name]: "first-password-of-it", admin: token };
  let server: RedisNode;
  let admin: Client;
  let current: Credentials;
  let clock: LongWaits;

  const logins = async (client = admin): Promise<number> =>
    Number(/cmdstat_auth:calls=(\d+)/.exec(await client.info("commandstats"))?.[1] ?? 0);
  const connected = async (endpoint = { host: "localhost", port: server.port, cluster: false }): Promise<Connection> =>
    open({
      endpoints: { primary: endpoint, reader: endpoint, tls: true },
      authentication: { credentials: async () => Promise.resolve(current), refused: () => undefined, expires: true },
      ...{ ca: certificates.ca, serverName: undefined, connectTimeoutMs: 5_000, retries: 0, poolSize: 2 },
      ...{ clientSideCache: undefined, guard: {} },
    });

  beforeAll(async () => {
    server = await startNode(declared("on ~* &* +@all"), { ...options, passwords });
    admin = await connectTls(server.port, certificates, { username: "admin", password: token });
  });

  beforeEach(async () => {
    current = { username: name, password: "first-password-of-it" };
    await admin.sendCommand(["ACL", "SETUSER", name, "resetpass", ">first-password-of-it"]);
    clock = new LongWaits();
  });

  afterEach(() => {
    jest.restoreAllMocks();
  });

  afterAll(async () => {
    admin.destroy();
    await server.stop();
  });

  const all = async (connection: Connection) =>
    Promise.all(
      [connection.primary, connection.primary, connection.reader, connection.reader].map(async (client) =>
        (client as ReturnType<typeof createClient>).sendCommand(["CLIENT", "ID"]),
      ),
    );

  test("is renewed on every connection before twelve hours, and none is closed", async () => {
    clock.begin();
    const connection = await connected();
    const [listener] = await connection.listeners();
    const heard: string[] = [];
    await listener!.subscribe("news", (message) => heard.push(message));
    const [before, count] = [await all(connection), await logins()];
    current = { username: name, password: "second-password-of-it" };
    await admin.sendCommand(["ACL", "SETUSER", name, "resetpass", ">second-password-of-it"]);
    clock.pass(10 * hour);
    expect(await logins()).toBe(count);
    clock.pass(hour);
    await eventually("all are renewed", async () => ((await logins()) === count + 5 ? true : undefined));

    expect(await all(connection)).toEqual(before);
    expect(await connection.primary.set("k", "1")).toBe("OK");
    await admin.publish("news", "still here");
    await eventually("the listener hears", () => (heard.length > 0 ? true : undefined));
    clock.pass(11 * hour);
    await eventually("and again", async () => ((await logins()) === count + 10 ? true : undefined));
    expect(inspect(connection, { depth: 12, showHidden: true })).not.toContain("second-password");
    await connection.close();
  });

  test("is tried again soon when it fails", async () => {
    clock.begin();
    const connection = await connected();
    const [before, count] = [await all(connection), await logins()];
    current = { username: name, password: "not-yet-known-to-it" };
    clock.pass(11 * hour);
    await eventually("it fails", async () => ((await logins()) === count + 4 ? true : undefined));
    await admin.sendCommand(["ACL", "SETUSER", name, "resetpass", ">not-yet-known-to-it"]);
    await eventually("it is tried again", async () => {
      clock.pass(60_000);
      return (await logins()) >= count + 8 ? true : undefined;
    });

    expect(await all(connection)).toEqual(before);
    await connection.close();
  });

  test("is renewed on every node of a cluster, primaries and replicas", async () => {
    const topology = { kind: "sharded", shards: 1, replicasPerShard: 1 } as const;
    const cluster = await startSharded(declaredInSeed({ topology }), options);
    const [first, replica] = await Promise.all(
      cluster.nodes.map(async ({ port }) => connectTls(port, certificates, { password: token })),
    );
    await first!.set("k", "1");
    current = { password: token };
    await eventually("the replica is told of", async () =>
      (await first!.sendCommand<unknown[][]>(["CLUSTER", "SLOTS"]))[0]!.length === 4 ? true : undefined,
    );
    clock.begin();
    const connection = await connected({ host: "localhost", port: cluster.nodes[0]!.port, cluster: true });
    const counts = async () => Promise.all([logins(first), logins(replica)]);
    const [ofPrimary, ofReplica] = await counts();
    clock.pass(11 * hour);

    // The primary has a connection for writes and one for reads, the replica one for reads.
    await eventually("all are renewed", async () =>
      inspect(await counts()) === inspect([ofPrimary + 2, ofReplica + 1]) ? true : undefined,
    );
    await connection.close();
    first!.destroy();
    replica!.destroy();
    await cluster.stop();
  });

  test("is a signed request for an IAM user, made for each connection", async () => {
    const secrets = await Secrets.start();
    const nopass = await startNode(declared("on nopass ~web:* -@all +@read +@write +@connection"), options);
    const login = { kind: "iam", user: "web" } as const;
    const outputs = outputsWith({ primaryEndpointAddress: "localhost", port: nopass.port, userNames: { web: name } });
    const connection = await connect(outputs, { login, ca: certificates.ca });

    expect(await connection.primary.set("web:1", "1")).toBe("OK");
    expect(inspect(connection, { depth: 12, showHidden: true })).not.toContain("X-Amz-Signature");
    await connection.close();
    await nopass.stop();
    secrets.stop();
  });
});
