import { once } from "node:events";
import { type AddressInfo, type Socket, connect, createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";

import { TimeLimit } from "../../client/time-limit";

const never = async () => new Promise<never>(() => undefined);

/** What came of commands, in the order in which they ended. */
function watch(limit: TimeLimit) {
  const ends: string[] = [];
  const send = (name: string, answer: Promise<string>): Promise<unknown> =>
    limit
      .within(answer, (error) => ends.push(`${name} ${error === undefined ? "answered" : "failed"}`))
      .catch((error: unknown) => (error as { code?: string }).code ?? (error as Error).message);
  return { ends, send };
}

describe("commands with a time limit", () => {
  test("end as their answers do", async () => {
    const { ends, send } = watch(new TimeLimit(10_000));

    expect(
      await Promise.all([
        send("one", Promise.resolve("value")),
        send("two", Promise.reject(new Error("refused"))),
        send("three", Promise.resolve("other")),
      ]),
    ).toEqual(["value", "refused", "other"]);
    expect(ends.sort()).toEqual(["one answered", "three answered", "two failed"]);
  });

  test("each have all of their time, also those that come after others", async () => {
    const { send } = watch(new TimeLimit(200));
    const begin = performance.now();
    const after = async (command: Promise<unknown>) => command.then((end) => [end, performance.now() - begin] as const);
    const first = after(send("first", never()));
    const answered = after(send("answered", sleep(50, "value")));
    await sleep(150);
    const later = after(send("later", never()));

    expect((await answered)[0]).toBe("value");
    expect((await first)[0]).toBe("timeout");
    expect((await first)[1]).toBeGreaterThan(195);
    expect((await first)[1]).toBeLessThan((await later)[1] - 100);
    expect((await later)[0]).toBe("timeout");
    expect((await later)[1]).toBeGreaterThan(345);
  });

  test("are given up in a pause too, when nothing else is sent", async () => {
    const { send } = watch(new TimeLimit(20));
    await send("early", Promise.resolve("value"));
    await sleep(50);

    expect(await send("late", never())).toBe("timeout");
  });

  test("are not given up when the answer has arrived while the process was busy", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const client = connect((server.address() as AddressInfo).port, "127.0.0.1");
    const [[peer]] = (await Promise.all([once(server, "connection"), once(client, "connect")])) as [[Socket], unknown];
    const { send } = watch(new TimeLimit(20));

    const command = send("command", once(client, "data").then(String));
    peer.write("value");
    for (const begin = performance.now(); performance.now() < begin + 100;);

    const end = await command;
    client.destroy();
    server.close();
    expect(end).toBe("value");
  });

  test("end once: an answer that comes after that counts for nothing", async () => {
    const { ends, send } = watch(new TimeLimit(20));
    let answer: (value: string) => void = () => undefined;
    const late = new Promise<string>((resolve) => (answer = resolve));

    expect(await send("late", late)).toBe("timeout");
    answer("value");
    await sleep(10);
    expect(ends).toEqual(["late failed"]);
  });

  test("can end in any order", async () => {
    const { send } = watch(new TimeLimit(100));
    const commands = ["a", "b", "c", "d", "e"].map((name, index) =>
      send(name, [1, 2, 4].includes(index) ? sleep(10 * index, name) : never()),
    );

    expect(await Promise.all(commands)).toEqual(["timeout", "b", "c", "timeout", "e"]);
  });
});
