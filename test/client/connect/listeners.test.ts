import { connect } from "../../../client/connect/connect";
import { connectTls } from "../../redis/support/clients";
import { startNode } from "../../redis/support/server";
import { declaredInSeed } from "../../redis/support/stack";
import { describeWithRedis, token } from "../../redis/support/suite";
import { eventually } from "../../support/processes";
import { outputsWith } from "./support/outputs";
import { Secrets } from "./support/secrets";

describeWithRedis("whoever hears that a connection is there again", (options) => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  test("keeps its errors from the connection, and from the others who hear it", async () => {
    const errors: unknown[] = [];
    const run = queueMicrotask;
    jest.spyOn(globalThis, "queueMicrotask").mockImplementation((task) => {
      run(() => {
        try {
          task();
        } catch (error) {
          errors.push(error);
        }
      });
    });
    const server = await startNode(declaredInSeed(), options);
    const secrets = await Secrets.start();
    const place = { primaryEndpointAddress: "localhost", port: server.port };
    const outputs = outputsWith({ ...place, secretArns: { token: secrets.keep("token", token) } });
    const connection = await connect(outputs, { poolSize: 1, ca: options.certificates.ca });
    const other = jest.fn();
    connection.onReconnect(() => {
      throw new Error("of the listener's");
    });
    connection.onReconnect(other);
    const admin = await connectTls(server.port, options.certificates, { password: token });
    await admin.sendCommand(["CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"]);
    await eventually("the other one hears it", () => (other.mock.calls.length > 0 ? true : undefined)).finally(
      async () => {
        await connection.close();
        admin.destroy();
        await server.stop();
        secrets.stop();
      },
    );

    expect(errors).toEqual([new Error("of the listener's")]);
  });
});
