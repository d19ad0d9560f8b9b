import { ValueFormat, type Schema } from "../../client/value";

interface User {
  readonly name: string;
  readonly since: Date;
}

const isUser = (value: unknown): value is { name: string; since: string } =>
  typeof (value as User).name === "string" && typeof (value as User).since === "string";

/** As libraries with the standard interface make it: turns the text of a date into a date. */
const schema: Schema<User> = {
  "~standard": {
    validate: (value) =>
      isUser(value)
        ? { value: { name: value.name, since: new Date(value.since) } }
        : { issues: [{ message: "secret of Ada" }] },
  },
};

const later: Schema<User> = {
  "~standard": { validate: async (value) => Promise.resolve(schema["~standard"].validate(value)) },
};

describe("cached values", () => {
  test.each([
    ["a schema", schema],
    ["a schema that answers later", later],
  ])("are read as %s makes them", async (_what, given) => {
    const format = new ValueFormat({ schema: given });
    const text = await format.write("users:1", { name: "Ada", since: new Date(0) });

    expect(text).toBe('{"name":"Ada","since":"1970-01-01T00:00:00.000Z"}');
    expect(await format.read(text)).toEqual({ value: { name: "Ada", since: new Date(0) } });
  });

  test.each(['{"name":"Ada"}', "[]", "7", "{", ""])("of another shape are none: %s", async (text) => {
    expect(await new ValueFormat({ schema }).read(text)).toBeUndefined();
  });

  test.each([
    ["throws", { "~standard": { validate: () => JSON.parse("{") as { value: User } } }],
    ["rejects", { "~standard": { validate: async () => Promise.reject(new TypeError("no date")) } }],
  ])("are none when the schema %s at them", async (_what, given) => {
    expect(await new ValueFormat<User>({ schema: given }).read('{"name":"Ada"}')).toBeUndefined();
  });

  test("can be null, whatever the schema says", async () => {
    const format = new ValueFormat({ schema });
    expect(await format.read(await format.write("users:1", null))).toEqual({ value: null });
  });

  const circular: Record<string, unknown> = { secret: "hunter2" };
  circular.itself = circular;

  test.each([
    ["circular", circular, "k: the value cannot be written as JSON", "not-json"],
    ["a number that JSON does not have", Number.NaN, "k: the value cannot be written as JSON", "not-json"],
    ["a function", () => "hunter2", "k: the value cannot be written as JSON", "not-json"],
    ["a bigint", { secret: 7n }, "k: the value cannot be written as JSON", "not-json"],
    [
      "of another shape",
      { secret: "hunter2" },
      "k: the source's value does not match the schema once it is JSON",
      "schema",
    ],
  ])("are refused when they are %s, and not repeated", async (_what, value, message, code) => {
    const writing = new ValueFormat({ schema }).write("k", value as unknown as User);

    await expect(writing).rejects.toMatchObject({ name: "CacheError", message, code });
  });

  test("have up to 102,400 bytes, not characters", async () => {
    const format = new ValueFormat<string>({});

    expect(await format.write("k", "é".repeat(51_199))).toHaveLength(51_201);
    await expect(format.write("k", `${"é".repeat(51_199)}x`)).rejects.toMatchObject({
      name: "ValueTooLargeError",
      code: "too-large",
      message:
        "k: the value has 102401 bytes as JSON, and a cached value may have 102400; cache a part of it, or keep it elsewhere",
    });
    await expect(new ValueFormat<string>({ maxBytes: 3 }).write("k", "ab")).rejects.toThrow("4 bytes");
  });
});
