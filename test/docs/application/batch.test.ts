import { Batch } from "../../../docs/examples/application/services/batch";
import { sleep } from "../../support/processes";

interface Row {
  readonly id: number;
}

describe("rows that are asked for at the same time", () => {
  const asked: (readonly number[])[] = [];
  const read = async (ids: readonly number[]): Promise<readonly Row[]> => {
    asked.push(ids);
    await sleep(20);
    return ids.filter((id) => id < 10).map((id) => ({ id }));
  };

  beforeEach(() => {
    asked.length = 0;
  });

  test("are read by one statement, each to the one who asked for it", async () => {
    const batch = new Batch(read);

    expect(await Promise.all([1, 2, 1, 10].map(async (id) => batch.load(id)))).toEqual([
      { id: 1 },
      { id: 2 },
      { id: 1 },
      undefined,
    ]);
    expect(asked).toEqual([[1, 2, 10]]);
  });

  test("are read again by those who ask after the statement has begun, because it may be too old for them", async () => {
    const batch = new Batch(read);
    const first = batch.load(1);
    await sleep(5);
    await Promise.all([first, batch.load(1)]);

    expect(asked).toEqual([[1], [1]]);
  });

  test("fail together, and the next ones do not", async () => {
    let isDown = true;
    const batch = new Batch(async (ids) => (isDown ? Promise.reject(new Error("down")) : read(ids)));
    const failed = await Promise.allSettled([batch.load(1), batch.load(2)]);
    isDown = false;

    expect(failed.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
    expect(await batch.load(1)).toEqual({ id: 1 });
  });
});
