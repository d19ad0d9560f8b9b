import type { Connection } from "./connection";
import { type Finding, messageOf } from "./report";
import type { ServiceParameters } from "./service-parameters";

/** Settings that a server shows in `INFO`, by parameter. */
const shown: Readonly<Record<string, { readonly section: string; readonly field: string }>> = {
  "maxmemory-policy": { section: "memory", field: "maxmemory_policy" },
  "cluster-enabled": { section: "cluster", field: "cluster_enabled" },
};

type Declared = Readonly<Record<string, string>>;

/** Compares what is declared with what the service has given to the nodes. */
export async function checkService(declared: Declared, ask: () => Promise<ServiceParameters>): Promise<Finding> {
  const check = "parameters, by the service";
  try {
    const { group, values, behind, nodes } = await ask();
    const wrong = [...differences(declared, values), ...behind];
    return wrong.length > 0
      ? { check, result: "failed", detail: wrong.join("; ") }
      : { check, result: "ok", detail: `${Object.keys(values).length} in ${group}, in sync on ${nodes} nodes` };
  } catch (error) {
    return { check, result: "failed", detail: messageOf(error) };
  }
}

/** Compares what is declared with what a server says of itself, one finding for each parameter. */
export async function checkServer(connection: Connection, declared: Declared): Promise<readonly Finding[]> {
  return Promise.all(
    Object.entries(declared).map(async ([name, value]) => {
      const check = name;
      const actual = await settingOf(connection, name);
      if (actual === undefined) {
        return { check, result: "skipped", detail: "the server does not show it" } as const;
      }
      return same(name, value, actual)
        ? ({ check, result: "ok", detail: value } as const)
        : ({ check, result: "failed", detail: `is ${actual}, declared ${value}` } as const);
    }),
  );
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

/** Servers put the letters of keyspace events in an order of their own. */
function same(name: string, declared: string, actual: string): boolean {
  const sorted = (text: string): string => Array.from(text).sort().join("");
  return name === "notify-keyspace-events" ? sorted(declared) === sorted(actual) : declared === actual;
}

function differences(declared: Declared, actual: Declared): readonly string[] {
  const names = [...new Set([...Object.keys(declared), ...Object.keys(actual)])].sort();
  return names
    .filter((name) => declared[name] !== actual[name])
    .map((name) => `${name} is ${actual[name] ?? "not set"}, declared ${declared[name] ?? "not at all"}`);
}
