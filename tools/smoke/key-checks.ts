import { randomUUID } from "node:crypto";

import { messageOf } from "../shared/failure";
import type { Connection } from "./connection";
import type { SmokeOptions } from "./options";
import { type Finding, failed } from "./report";

/** Maximum lifetime of the keys of the smoke test, in milliseconds. */
const keyLifetime = 60_000;

/** Lifetime of the key whose expiry is watched, and how long to wait for what follows, in milliseconds. */
const shortLifetime = 200;
const waiting = 3_000;

/** Writes, reads and lets expire; every key has a lifetime, so nothing stays if the smoke test is interrupted. */
export async function checkKeys(connection: Connection, options: SmokeOptions): Promise<readonly Finding[]> {
  const key = `${options.keyPrefix}${randomUUID()}`;
  const attempt = async (check: string, work: () => Promise<string>): Promise<Finding> => {
    try {
      return { check, result: "ok", detail: await work() };
    } catch (error) {
      return failed(check, error, options);
    }
  };
  return [
    await attempt("write", async () => {
      await connection.set(key, "written by the smoke test", keyLifetime);
      return `wrote ${key}`;
    }),
    await attempt("read", async () => {
      const value = await connection.get(key);
      await connection.remove(key);
      if (value !== "written by the smoke test") {
        throw new Error(`read ${value === null ? "nothing" : "something else"}`);
      }
      return "read the same back, and removed it";
    }),
    await attempt("expire", async () => {
      await connection.set(`${key}:short`, "expires", shortLifetime);
      await gone(connection, `${key}:short`);
      return `gone after ${shortLifetime} ms`;
    }),
  ];
}

/** Waits for the event of an expiring key, where the parameters ask for such events. */
export async function checkExpiryEvents(connection: Connection, options: SmokeOptions): Promise<Finding> {
  const check = "expiry event";
  const events = options.parameters["notify-keyspace-events"];
  if (events === undefined || !events.includes("E") || !/[xA]/.test(events)) {
    return { check, result: "skipped", detail: "notify-keyspace-events is not declared with E and x" };
  }
  const key = `${options.keyPrefix}${randomUUID()}`;
  try {
    const heard = new Set<string>();
    await connection.listen("__keyevent@0__:expired", (message) => heard.add(message));
    await connection.set(key, "expires", shortLifetime);
    await gone(connection, key);
    return (await until(() => heard.has(key)))
      ? { check, result: "ok", detail: "arrived" }
      : { check, result: "failed", detail: `none within ${waiting} ms of the key's expiry` };
  } catch (error) {
    const detail = messageOf(error);
    return detail.startsWith("NOPERM") ? { check, result: "skipped", detail } : failed(check, error, options);
  }
}

async function gone(connection: Connection, key: string): Promise<void> {
  if (!(await until(async () => (await connection.get(key)) === null))) {
    throw new Error(`still there after ${waiting} ms`);
  }
}

async function until(holds: () => boolean | Promise<boolean>): Promise<boolean> {
  const end = Date.now() + waiting;
  while (Date.now() < end) {
    if (await holds()) {
      return true;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return holds();
}
