import type { Connection } from "../../../client/connect/connection";
import { type Client, connectTls } from "../../redis/support/clients";
import { type Endpoint, openEndpoint } from "../../redis/support/endpoint";
import { type RedisNode, startNode } from "../../redis/support/server";
import { describeWithRedis, token } from "../../redis/support/suite";
import { eventually } from "../../support/processes";
import { Database } from "../support/database";
import {
  WriteBehinds,
  addAllTheTime,
  cutOff,
  declaredForWriteBehind,
  lostOf,
  valuesOn,
} from "../support/write-behinds";

describeWithRedis("write-behind in a replicated cache", (options) => {
  const declared = declaredForWriteBehind();
  let processes: WriteBehinds;
  const ends: (() => unknown)[] = [];

  beforeAll(async () => {
    processes = await WriteBehinds.start(options.certificates);
  });

  afterEach(async () => {
    await processes.clear();
    await Promise.all(ends.splice(0).map((end) => end()));
  });

  afterAll(async () => processes.stop());

  const adminOf = async ({ port }: RedisNode): Promise<Client> => {
    const admin = await connectTls(port, options.certificates, { password: token });
    ends.push(() => {
      admin.destroy();
    });
    return admin;
  };
  const until = <T extends RedisNode | Endpoint>(part: T): T => {
    ends.push(async () => part.stop());
    return part;
  };

  /** A primary and its replicas, one of which becomes the primary when a test says so. */
  const start = async (count = 1) => {
    const primary = until(await startNode(declared, options));
    const extra = [["replicaof", "127.0.0.1", String(primary.port)] as const];
    const replicas = await Promise.all(
      Array.from({ length: count }, async () => until(await startNode(declared, { ...options, extra }))),
    );
    const endpoint = until(await openEndpoint([primary.port]));
    const admins = await Promise.all(replicas.map(adminOf));
    for (const replica of admins) {
      await eventually("the replica follows", async () =>
        (await replica.info("replication")).includes("master_link_status:up") ? true : undefined,
      );
    }
    return {
      endpoint,
      admin: await adminOf(primary),
      replica: admins[0]!,
      replicas: admins,
      /** The primary is lost, and a replica takes its place. */
      failOver: async (index = 0) => {
        await primary.running.stop("SIGKILL");
        await admins[index]!.sendCommand(["REPLICAOF", "NO", "ONE"]);
        endpoint.pointTo([replicas[index]!.port]);
      },
    };
  };

  const connectedAgain = async (redis: Connection) =>
    eventually("it is connected again", async () =>
      redis
        .run(async (server) => server.get("nothing"))
        .then(
          () => true,
          () => undefined,
        ),
    );

  test("has everything that was accepted when the primary is lost before the replica has heard of the last entries", async () => {
    const { endpoint, admin, replica, failOver } = await start();
    const database = new Database();
    const views = await processes.open(await processes.connect(endpoint), database);
    database.isDown = true;
    const load = addAllTheTime(views);
    await eventually("entries are accepted", () => (load.accepted.length > 200 ? true : undefined));
    await cutOff(admin, replica, token);
    await eventually("entries are refused", () => (load.refused.has("not-replicated") ? true : undefined));
    const onlyThere = (await valuesOn(admin)).length - (await valuesOn(replica)).length;
    await failOver();
    await load.stop();

    expect(onlyThere).toBeGreaterThan(0);
    expect(lostOf(load, await valuesOn(replica))).toEqual([]);
    database.isDown = false;
    await eventually("all is written", () => (lostOf(load, database.written).length === 0 ? true : undefined));
  });

  test("without waiting for a replica, a failover loses exactly what had not been sent", async () => {
    const { endpoint, admin, replica, failOver } = await start();
    const database = new Database();
    const redis = await processes.connect(endpoint);
    const views = await processes.open(redis, database, { replicas: 0 });
    database.isDown = true;
    const add = async (...values: readonly string[]) =>
      Promise.all(values.map(async (value) => views.add("key", value)));
    await add("1", "2", "3");
    await eventually("the replica has them", async () => ((await valuesOn(replica)).length === 3 ? true : undefined));
    await cutOff(admin, replica, token);
    await add("4", "5");
    await failOver();
    await connectedAgain(redis);
    await add("6");
    database.isDown = false;

    expect(await views.close()).toBe(true);
    expect(database.written).toEqual(["1", "2", "3", "6"]);
  });

  test("accepts nothing when fewer replicas have it than it has to reach, although it may be written", async () => {
    const { endpoint } = await start();
    const database = new Database();
    const views = await processes.open(await processes.connect(endpoint), database, { replicas: 2 });

    await expect(views.add("key", "1")).rejects.toMatchObject({
      code: "not-replicated",
      message: "views:{views}: the entry reached 1 of 2 replicas; it may be written all the same",
    });
    await eventually("it is written", () => (database.written.length === 1 ? true : undefined));
  });

  test("what was removed on the lost primary only is written again, also when the writer did not notice", async () => {
    const { endpoint, admin, replica, failOver } = await start();
    const database = new Database();
    const redis = await processes.connect(endpoint);
    const views = await processes.open(redis, database, { replicas: 0 });
    const openFirst = database.holdBack();
    await views.add("a", "1");
    await eventually("it writes", () => (database.tries === 1 ? true : undefined));
    await eventually("the replica has it", async () => ((await valuesOn(replica)).length === 1 ? true : undefined));
    await cutOff(admin, replica, token);
    openFirst();
    await eventually("it is removed", async () => ((await admin.xLen("views:{views}")) === 0 ? true : undefined));
    const openSecond = database.holdBack();
    await views.add("b", "2");
    await eventually("it writes", () => (database.tries === 2 ? true : undefined));
    await failOver();
    await connectedAgain(redis);
    expect(await valuesOn(replica)).toEqual(["1"]);
    openSecond();
    await eventually("nothing is left", async () => ((await views.lag()).entries === 0 ? true : undefined));

    expect(database.written).toEqual(["1", "2", "1"]);
  });

  test("one of two replicas is enough if the one that is least behind becomes the primary", async () => {
    const { endpoint, admin, replicas, failOver } = await start(2);
    const database = new Database();
    const redis = await processes.connect(endpoint);
    const views = await processes.open(redis, database);
    database.isDown = true;
    const load = addAllTheTime(views);
    await cutOff(admin, replicas[0]!, token);
    const before = load.accepted.length;
    await eventually("more is accepted", () => (load.accepted.length > before + 200 ? true : undefined));
    await failOver(1);
    await connectedAgain(redis);
    await load.stop();

    expect(lostOf(load, await valuesOn(replicas[1]!))).toEqual([]);
    expect(lostOf(load, await valuesOn(replicas[0]!)).length).toBeGreaterThanOrEqual(200);
    database.isDown = false;
    await eventually("all is written", () => (lostOf(load, database.written).length === 0 ? true : undefined));
  });
});
