import { connect } from "../../../client/connect/connect";
import { startNode } from "../../redis/support/server";
import { declaredInSeed } from "../../redis/support/stack";
import { describeWithRedis, token } from "../../redis/support/suite";
import { outputsWith } from "./support/outputs";
import { Secrets } from "./support/secrets";

describeWithRedis("a connection", (options) => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  test("has one timer for the time limits of all commands", async () => {
    const server = await startNode(declaredInSeed(), options);
    const secrets = await Secrets.start();
    const place = { primaryEndpointAddress: "localhost", port: server.port };
    const outputs = outputsWith({ ...place, secretArns: { token: secrets.keep("token", token) } });
    const ca = options.certificates.ca;
    const connection = await connect(outputs, { poolSize: 1, ca, commandTimeoutMs: 12_345 });
    const ofCommands = jest.spyOn(AbortSignal, "timeout");
    const timers = jest.spyOn(globalThis, "setTimeout");
    const get = async () => connection.run(async (redis) => redis.get("key"));
    const answers = await Promise.all(Array.from({ length: 100 }, get)).finally(async () => {
      await connection.close();
      await server.stop();
      secrets.stop();
    });

    expect(answers).toEqual(Array.from({ length: 100 }, () => null));
    expect(ofCommands).not.toHaveBeenCalled();
    expect(timers.mock.calls.filter(([, ms]) => ms === 12_345)).toHaveLength(1);
  });
});
