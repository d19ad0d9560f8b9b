import { readFileSync } from "node:fs";
import { join } from "node:path";

import { connectOnce } from "./support/clients";
import { startNode } from "./support/server";
import { declaredInSeed } from "./support/stack";
import { describeWithRedis, token } from "./support/suite";

/** The access string that the page of questions has for exporters. */
const [, accessString = ""] =
  /```text\n\s*(on .*)\n/.exec(readFileSync(join(__dirname, "../../docs/questions.md"), "utf8")) ?? [];

describeWithRedis("an exporter", (options) => {
  test("sees what the node does, and no key", async () => {
    const users = [{ name: "exporter", accessString, authentication: "password" }];
    const node = await startNode({ ...declaredInSeed(), users }, { ...options, passwords: { exporter: token } });
    const client = await connectOnce(node.port, options.certificates, { username: "exporter", password: token });
    const answerTo = async (command: string): Promise<string> =>
      client.sendCommand(command.split(" ")).then(() => "done", String);
    const allowed = ["INFO all", "CLIENT LIST", "SLOWLOG GET", "SLOWLOG LEN", "LATENCY LATEST", "PING"];
    const refused = ["GET a", "KEYS *", "SCAN 0", "CONFIG GET *", "CLIENT KILL ID 1", "FLUSHALL"];
    const answers = await Promise.all([...allowed, ...refused].map(answerTo));
    client.destroy();
    await node.stop();

    expect(answers.slice(0, allowed.length)).toEqual(allowed.map(() => "done"));
    expect(answers.slice(allowed.length)).toEqual(refused.map(() => expect.stringContaining("NOPERM") as string));
  });
});
