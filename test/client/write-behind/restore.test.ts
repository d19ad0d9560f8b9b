import { copyFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { type Client, connectTls } from "../../redis/support/clients";
import { type RedisNode, startNode } from "../../redis/support/server";
import { describeWithRedis, token } from "../../redis/support/suite";
import { eventually, start } from "../../support/processes";
import { Database } from "../support/database";
import { Table } from "../support/table";
import { WriteBehinds, declaredForWriteBehind, valuesOn } from "../support/write-behinds";

describeWithRedis("write-behind after its stream was lost or restored", (options) => {
  const declared = declaredForWriteBehind();
  let processes: WriteBehinds;
  let node: RedisNode;
  let admin: Client;
  let folder: string;

  beforeAll(async () => {
    processes = await WriteBehinds.start(options.certificates);
  });

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "backup-"));
    node = await startNode(declared, options);
    admin = await adminOf(node);
  });

  afterEach(async () => {
    await processes.clear();
    admin.destroy();
    await node.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  afterAll(async () => processes.stop());

  const adminOf = async ({ port }: RedisNode) => connectTls(port, options.certificates, { password: token });

  /** Copies what the node has now, as a backup does it. */
  const backUp = async (): Promise<void> => {
    await admin.bgSave();
    await eventually("it is saved", async () =>
      (await admin.info("persistence")).includes("rdb_bgsave_in_progress:0") ? true : undefined,
    );
    const { dir } = await admin.configGet("dir");
    copyFileSync(join(dir!, "dump.rdb"), join(folder, "dump.rdb"));
  };

  /** The node is gone; a new one has what was backed up. */
  const restore = async (): Promise<void> => {
    await processes.clear();
    admin.destroy();
    await node.running.stop("SIGKILL");
    await node.stop();
    node = await startNode(declared, { ...options, extra: [["dir", folder]] });
    admin = await adminOf(node);
  };

  const open = async (database: Database) => processes.open(await processes.connect(node), database, { replicas: 0 });

  test("what came after the backup is gone, what was written after it comes again, and sequences still grow", async () => {
    const table = new Table();
    table.isDown = true;
    const before = await open(table);
    await before.add("a", "1");
    await before.add("b", "1");
    await eventually("one of them is read", () => (table.tries > 0 ? true : undefined));
    await backUp();
    table.isDown = false;
    await before.add("a", "2");
    await eventually("all is written", () => (table.written.length === 3 ? true : undefined));
    table.isDown = true;
    const lost = await before.add("c", "3");
    await restore();
    expect(await valuesOn(admin)).toEqual(["1", "1"]);
    table.isDown = false;
    const after = await open(table);
    const next = await after.add("a", "4");
    expect(await after.close()).toBe(true);

    expect(table.written).toEqual(["1", "1", "2", "1", "1", "4"]);
    expect(table.history("a")).toEqual(["1", "2", "4"]);
    expect(table.history("b")).toEqual(["1"]);
    expect(table.history("c")).toEqual([]);
    expect(Number(next.split("-")[0])).toBeGreaterThan(Number(lost.split("-")[0]));
  });

  test("a restart of all nodes loses what was waiting, and the same processes go on with what comes then", async () => {
    const database = new Database();
    const views = await open(database);
    database.isDown = true;
    await views.add("a", "1");
    await node.running.stop("SIGKILL");
    const { spawnfile, spawnargs } = node.running.child;
    const running = start(spawnfile, spawnargs.slice(1));
    await eventually("it is ready", () => (running.output().includes("Ready to accept") ? true : undefined));
    expect(await valuesOn(admin)).toEqual([]);
    database.isDown = false;
    await eventually("it is accepted", async () =>
      views.add("a", "2").then(
        () => true,
        () => undefined,
      ),
    );
    await eventually("it is written", () => (database.written.includes("2") ? true : undefined));

    expect(await views.close()).toBe(true);
    expect(database.written.filter((value) => value === "2")).toEqual(["2"]);
    await running.stop();
  });

  test("goes on after everything was deleted under it", async () => {
    const database = new Database();
    const views = await open(database);
    await views.add("a", "1");
    await eventually("it is written", () => (database.written.length === 1 ? true : undefined));
    await admin.flushAll();
    await views.add("a", "2");

    expect(await views.close()).toBe(true);
    expect(database.written).toEqual(["1", "2"]);
  });
});
