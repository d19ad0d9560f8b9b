import type { RedisClientType } from "@redis/client";

import { connect } from "../../../client/connect/connect";
import { connectTls } from "../../redis/support/clients";
import { startNode } from "../../redis/support/server";
import { declaredInSeed } from "../../redis/support/stack";
import { describeWithRedis, token } from "../../redis/support/suite";
import { eventually } from "../../support/processes";
import { outputsWith } from "./support/outputs";
import { Secrets } from "./support/secrets";

describeWithRedis("a connection that is closed", (options) => {
  test("stays closed, whatever is answered meanwhile", async () => {
    const [first, second] = await Promise.all([
      startNode(declaredInSeed(), options),
      startNode(declaredInSeed(), options),
    ]);
    const secrets = await Secrets.start();
    const place = { primaryEndpointAddress: "localhost", port: first.port };
    const outputs = outputsWith({ ...place, secretArns: { token: secrets.keep("token", token) } });
    const connection = await connect(outputs, { poolSize: 1, ca: options.certificates.ca });
    const primary = connection.primary as RedisClientType;
    const [stopped] = await connection.listeners();
    stopped!.destroy();
    const admin = await connectTls(first.port, options.certificates, { password: token });
    await admin.sendCommand(["REPLICAOF", "127.0.0.1", String(second.port)]);
    const script = "return redis.call('DEL', KEYS[1])";
    const write = async () => connection.run(async (redis) => redis.eval(script, { keys: ["k"], arguments: [] }));
    await expect(write()).rejects.toMatchObject({ code: "READONLY" });
    const wasRevived = stopped!.isOpen;
    await eventually("there is another connection", () => (primary.isReady ? true : undefined));
    const closing = write();
    await Promise.all([connection.close(), expect(closing).rejects.toMatchObject({ code: "READONLY" })]);
    const wasOpenedAgain = primary.isOpen;
    [stopped!, primary, admin].forEach((client) => {
      client.destroy();
    });
    await Promise.all([first.stop(), second.stop()]);
    secrets.stop();

    expect([wasRevived, wasOpenedAgain]).toEqual([false, false]);
    await expect(connection.listeners()).rejects.toMatchObject({ code: "closed" });
  });
});
