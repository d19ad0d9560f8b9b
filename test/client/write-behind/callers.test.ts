import type { WriteBehindEntry } from "../../../client/write-behind/options";
import type { WriteBehind } from "../../../client/write-behind/write-behind";
import { describeWithRedis } from "../../redis/support/suite";
import { eventually } from "../../support/processes";
import { Database } from "../support/database";
import { useOneNode } from "../support/one-node";

describeWithRedis("a write-behind whose caller does what it should not", (options) => {
  const one = useOneNode(options);
  const { open } = one;
  const dead = async (views: WriteBehind<string>) =>
    eventually("it is dead", async () => (await views.deadLetters())[0]);

  test("a writer that takes the entries out of its list does not keep them on the stream", async () => {
    const database = new Database();
    const write = async (entries: readonly WriteBehindEntry<string>[]) =>
      database.write((entries as WriteBehindEntry<string>[]).splice(0));
    const views = await open(database, { write });
    await views.add("a", "1");

    expect(await views.close(3_000)).toBe(true);
    expect(database.written).toEqual(["1"]);
  });

  test("what a writer throws need not be an error, nor have any words", async () => {
    const wordless = Object.create(null) as Error;
    const views = await open(new Database(), { write: async () => Promise.reject(wordless), maxTries: 1 });
    await views.add("a", "1");

    expect(await dead(views)).toMatchObject({ value: "1", reason: "unknown", tries: 1 });
  });

  test("a part of an id is none: it could be that of several dead letters", async () => {
    await one.admin.xAdd("views:{views}:dead", "5-1", { entry: "1-1", tries: "1", reason: "", key: "a", value: '"1"' });
    const database = new Database();
    const views = await open(database);
    const rule = "id must be the id of a dead letter, such as 1795815421186-0";
    await expect(views.revive("5")).rejects.toThrow(`${rule}, got "5"`);
    await expect(views.revive(5 as never)).rejects.toThrow(`${rule}, got 5`);
    await expect(views.revive("")).rejects.toThrow(TypeError);

    expect(await one.admin.xLen("views:{views}")).toBe(0);
    expect(await views.revive("5-1")).toBe(true);
    expect(await views.revive("5-1")).toBe(false);
    expect(await views.close()).toBe(true);
    expect(database.written).toEqual(["1"]);
  });

  test.each([0, -1, 1.5, NaN, Infinity, null])(
    "the number of dead letters that are wanted is not %p",
    async (count) => {
      const views = await open(new Database());

      await expect(views.deadLetters(count!)).rejects.toThrow(`count must be a whole number from 1, got ${count}`);
    },
  );

  test.each([Infinity, NaN, -1, "5"])("close does not wait for %p milliseconds, and goes on", async (drainMs) => {
    const views = await open(new Database());

    await expect(views.close(drainMs as number)).rejects.toThrow("drainMs must be a number of milliseconds from 0 to");
    await expect(views.add("a", "1")).resolves.toMatch(/^\d+-\d+$/);
    expect(await views.close()).toBe(true);
  });
});
