import type { Connection } from "./connection";
import type { SmokeOptions } from "./options";
import { type Finding, failed } from "./report";
import type { ServiceParameters } from "./service-parameters";

/** Settings that a server shows in `INFO`, by parameter. */
const shown: Readonly<Record<string, { readonly section: string; readonly field: string }>> = {
  "maxmemory-policy": { section: "memory", field: "maxmemory_policy" },
  "cluster-enabled": { section: "cluster", field: "cluster_enabled" },
};

type Declared = Readonly<Record<string, string>>;

/** Compares the declared parameters with those that the service has given to the nodes. */
export async function checkService(options: SmokeOptions, ask: () => Promise<ServiceParameters>): Promise<Finding> {
  const check = "parameters, by the service";
  const declared = options.parameters;
  try {
    const { group, values, set, behind, nodes } = await ask();
    const wrong = [...differences(declared, values, set), ...behind];
    const count = Object.keys(declared).length;
    return wrong.length > 0
      ? { check, result: "failed", detail: wrong.join("; ") }
      : { check, result: "ok", detail: `${count} in ${group}, in sync on ${nodes} ${nodes === 1 ? "node" : "nodes"}` };
  } catch (error) {
    return failed(check, error, options);
  }
}

/** Compares the declared parameters with those that a server reports: a finding for each difference, or one for all. */
export async function checkServer(connection: Connection, declared: Declared): Promise<readonly Finding[]> {
  const settings = await Promise.all(
    Object.entries(declared).map(async ([name, value]) => {
      const actual = await settingOf(connection, name);
      return { name, value, actual };
    }),
  );
  const shownOnes = settings.flatMap(({ actual, ...one }) => (actual === undefined ? [] : [{ ...one, actual }]));
  const wrong = shownOnes.filter(({ name, value, actual }) => !same(name, value, actual));
  if (wrong.length > 0) {
    return wrong.map(({ name, value, actual }) => ({
      check: name,
      result: "failed",
      detail: `is ${actual}, declared ${value}`,
    }));
  }
  const kept = settings.length - shownOnes.length;
  const detail = `${shownOnes.length} as declared${kept === 0 ? "" : `, ${kept} that it does not show`}`;
  return [{ check: "parameters, by the server", result: shownOnes.length === 0 ? "skipped" : "ok", detail }];
}

async function settingOf(connection: Connection, name: string): Promise<string | undefined> {
  const setting = await connection.setting(name).catch(() => undefined);
  const place = shown[name];
  if (setting !== undefined || place === undefined) {
    return setting;
  }
  const text = await connection.info(place.section).catch(() => "");
  const value = new RegExp(`^${place.field}:(.*?)\\r?$`, "m").exec(text)?.[1];
  return name === "cluster-enabled" && value !== undefined ? (value === "1" ? "yes" : "no") : value;
}

/** Servers order the letters of keyspace events in their own way. */
function same(name: string, declared: string, actual: string): boolean {
  const sorted = (text: string): string => Array.from(text).sort().join("");
  return name === "notify-keyspace-events" ? sorted(declared) === sorted(actual) : declared === actual;
}

function differences(declared: Declared, values: Declared, set: readonly string[]): readonly string[] {
  const wrong = Object.keys(declared).filter((name) => declared[name] !== values[name]);
  const foreign = set.filter((name) => declared[name] === undefined);
  return [...wrong, ...foreign]
    .sort()
    .map((name) => `${name} is ${values[name] ?? "not set"}, declared ${declared[name] ?? "nowhere"}`);
}
