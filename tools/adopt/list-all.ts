import { Failure } from "../shared/failure";
import { soundCandidate } from "./entry/entry";
import { type AccountReading, readAccount } from "./read/account";
import { readCache } from "./read/cache";
import type { Session } from "./read/session";
import { table } from "./report";
import { type SurveyedCache, surveyOf } from "./survey";

/** Caches that are read at the same time, so that an account with many takes a minute and not several. */
const atOnce = 4;

/** Every cache of a region, and how it would go to adopt it. */
export async function listAll(session: Session): Promise<string> {
  const account = await readAccount(session);
  const caches = surveyOf(account);
  if (caches.length === 0) {
    return `there is no cache in ${session.region}`;
  }
  const rows = await inParallel(caches, async (cache) => [
    cache.id,
    `${cache.engine} ${cache.version}`,
    String(cache.nodes),
    ...(await outlook(session, account, cache)),
  ]);
  return table(["cache", "engine", "nodes", "adopt", "how"], rows);
}

async function outlook(session: Session, account: AccountReading, { id, refusals }: SurveyedCache) {
  const [first, ...more] = refusals.map(({ reason, way }) => `${reason}; ${way}`);
  if (first !== undefined) {
    return ["no", [first, ...more].join(". ")];
  }
  try {
    const found = await readCache(session, account, id);
    const { takings } = soundCandidate(found, { state: { kind: "local" }, secrets: { users: {} } });
    const counted = (how: string) => takings.filter((taking) => taking.how === how).map(({ part }) => part);
    return ["yes", `imported: ${listed(counted("imported"))}; given: ${listed(counted("given"))}`];
  } catch (error) {
    if (error instanceof Failure) {
      return ["no", error.message.replaceAll(/\n\s*- /g, " ")];
    }
    throw error;
  }
}

function listed(parts: readonly string[]): string {
  return parts.length === 0 ? "nothing" : [...new Set(parts)].join(", ");
}

async function inParallel<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  const left = items.entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of left) {
      results[index] = await work(item);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}
