/** A matcher of a test framework that stands for a value, such as `expect.stringContaining("redis")`. */
interface Placeholder {
  asymmetricMatch(received: unknown): boolean;
  toString(): string;
}

/**
 * What differs between expected and received values, one line per place. For an object, only the expected members are
 * compared; lists must have the same length.
 */
export function differences(expected: unknown, received: unknown, at = ""): readonly string[] {
  if (isPlaceholder(expected)) {
    return expected.asymmetricMatch(received) ? [] : [line(at, expected, received)];
  }
  if (Array.isArray(expected) && Array.isArray(received)) {
    return listDifferences(expected, received, at);
  }
  if (isObject(expected) && isObject(received)) {
    return Object.entries(expected).flatMap(([name, value]) => memberDifferences(name, value, received, at));
  }
  return Object.is(expected, received) ? [] : [line(at, expected, received)];
}

function listDifferences(expected: readonly unknown[], received: readonly unknown[], at: string): readonly string[] {
  const length = expected.length === received.length ? [] : [line(`${at}.length`, expected.length, received.length)];
  const shared = expected.slice(0, received.length);
  return [...length, ...shared.flatMap((item, index) => differences(item, received[index], `${at}[${index}]`))];
}

function memberDifferences(
  name: string,
  expected: unknown,
  received: Readonly<Record<string, unknown>>,
  at: string,
): readonly string[] {
  const path = at === "" ? name : `${at}.${name}`;
  const inTerraform = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const hint = !(name in received) && inTerraform in received ? `; Terraform calls it ${inTerraform}` : "";
  return differences(expected, received[name], path).map((difference) => difference + hint);
}

function line(at: string, expected: unknown, received: unknown): string {
  return `${at === "" ? "value" : at}: expected ${render(expected)}, got ${render(received)}`;
}

function render(value: unknown): string {
  if (isPlaceholder(value)) {
    return value.toString();
  }
  return value === undefined ? "nothing" : JSON.stringify(value);
}

function isPlaceholder(value: unknown): value is Placeholder {
  return isObject(value) && typeof value.asymmetricMatch === "function";
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
