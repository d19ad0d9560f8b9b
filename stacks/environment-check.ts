import {
  type Check,
  type Place,
  type Problem,
  Problems,
  checkPlaces,
  importIdsCheck,
  isUnresolved,
  joinedTags,
  literalName,
  optional,
  record,
  required,
  secretive,
  snakeCase,
  struct,
  tagsCheck,
  variants,
} from "../constructs/core";
import { cacheProblems } from "../constructs/cache";
import { clientsCheck, networkCheck, placedZones } from "../constructs/network";
import { checkChannelsDiffer, chatPlacesCheck, givenChats, placedRole } from "../constructs/notifications";
import { deviationsCheck } from "./deviations";
import type { Environment, EnvironmentCache, State } from "./environment";
import { regionCheck } from "./regions";

const hints = () => require("./hints") as typeof import("./hints");

/**
 * Bucket names: 3 to 63 characters, no two dots in a row, none of the beginnings and endings that S3 reserves.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
const bucketCheck = literalName(
  /^(?!xn--|sthree-|amzn-s3-demo-|\d+\.\d+\.\d+\.\d+$)(?!.*\.\.)(?!.*(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
  "must be the name of an S3 bucket, 3 to 63 lower-case letters, digits, dots and hyphens",
);

/** Ids that the stack itself uses. */
const takenIds = ["Aws", "Network", "Outputs", "backend"];

const cacheIdCheck = literalName(
  new RegExp(`^(?!(?:${takenIds.join("|")})$)[A-Za-z][\\w-]*$`),
  `must be a name of letters, digits, hyphens and underscores, other than ${takenIds.join(", ")}`,
);

/** A cache is checked as a whole, with the network and the clients that it shares. */
const cache: Check<EnvironmentCache> = () => undefined;

const environmentCheck = struct<Environment>(
  {
    account: required(literalName(/^(any|\d{12})$/, 'must be an account of 12 digits, or "any"')),
    region: required(regionCheck),
    state: required(
      variants<State>(
        {
          local: {},
          s3: { bucket: required(bucketCheck), region: required(regionCheck) },
        },
        () => hints().stateHints,
      ),
    ),
    network: required(networkCheck),
    clients: required(clientsCheck),
    tags: required(tagsCheck),
    chats: optional(secretive(chatPlacesCheck)),
    deviations: optional(deviationsCheck),
    imports: optional(importIdsCheck),
    caches: required(record(cache, { key: cacheIdCheck })),
  },
  () => hints().environmentHints,
);

/** Everything that is wrong with an environment and its caches, each prop as it stands in the environment. */
export function environmentProblems(environment: Environment): readonly Problem[] {
  const problems = new Problems();
  if (!isObject(environment)) {
    problems.add("environment", "must be an object", environment);
    return problems.list;
  }
  environmentCheck("", environment, problems);
  const place = placeOfAll(problems.sound(environment));
  const { network, chats } = problems.sound(environment);
  const roles = givenChats("chats", chats).map(([prop, chat]) => placedRole(prop, chat.roleArn));
  const literals = [...placedZones("network", network), ...roles];
  checkPlaces(problems, literals, place, "the environment");
  const caches = isObject(environment.caches) ? Object.entries(environment.caches) : [];
  for (const [id, cache] of caches) {
    checkCache(problems, environment, `caches.${id}`, cache, place);
  }
  checkChats(problems, problems.sound(environment));
  checkChannels(problems, problems.sound(environment));
  checkTwins(
    problems,
    caches.filter(([, cache]) => isObject(cache)),
  );
  return problems.list;
}

/** Where everything in the environment is. */
function placeOfAll({ region, account }: Partial<Environment>): Place {
  const isKnown = (part: string | undefined) => part !== undefined && part !== "any" && !isUnresolved(part);
  return { ...(isKnown(region) ? { region } : {}), ...(isKnown(account) ? { account } : {}) };
}

/** A chat shows what the topics of the caches get. */
function checkChats(problems: Problems, { chats, caches }: Partial<Environment>): void {
  const isNotifying = Object.values(caches ?? {}).some((each) => isUnresolved(each) || each.alerts?.kind !== "off");
  if (chats !== undefined && !isUnresolved(chats) && !isNotifying) {
    problems.add("chats", "must be left out: no cache notifies anybody", Object.keys(chats));
  }
}

const once = "give it once, in the `chats` of the environment: they show the alarms of all its caches";

/** The channels of an environment and of its caches, which are all in one account. */
function checkChannels(problems: Problems, { chats, caches }: Partial<Environment>): void {
  const ofCaches = Object.entries(isObject(caches) ? (caches as object) : {}).flatMap(([id, cache]) => {
    const { alerts } = Object(cache) as Partial<EnvironmentCache>;
    return alerts?.kind === "own-topics" ? givenChats(`caches.${id}.alerts.chats`, alerts.chats) : [];
  });
  checkChannelsDiffer(problems, [...givenChats("chats", chats), ...ofCaches], (prop) =>
    prop.startsWith("caches.") ? once : undefined,
  );
}

/** AWS requires unique names, and the outputs of a cache begin with its id in snake case. */
function checkTwins(problems: Problems, caches: readonly (readonly [id: string, cache: EnvironmentCache])[]): void {
  caches.forEach(([id, cache], index) => {
    for (const [otherId, other] of caches.slice(0, index)) {
      if (snakeCase(otherId) === snakeCase(id)) {
        problems.add(`caches.${id}`, `must differ from \`caches.${otherId}\` by more than case and hyphens`, undefined);
      }
      if (!problems.has(`caches.${id}.name`) && other.name === cache.name) {
        problems.add(`caches.${id}.name`, `must differ from that of \`caches.${otherId}\``, cache.name);
      }
    }
  });
}

/** Props that the caches of an environment share: mistakes in them are reported for the environment. */
const shared = ["network", "clients"] as const;

function checkCache(problems: Problems, environment: Environment, at: string, given: unknown, place: Place): void {
  if (!isObject(given)) {
    problems.add(at, "must be an object", given);
    return;
  }
  const { deviations = {}, ...cache } = given as EnvironmentCache;
  const { network, clients, tags } = environment;
  deviationsCheck(`${at}.deviations`, deviations, problems);
  for (const prop of shared.filter((name) => name in cache)) {
    problems.add(`${at}.${prop}`, `is not a prop here: caches share the \`${prop}\` of their environment`, undefined);
  }
  for (const problem of cacheProblems({ ...cache, network, clients }, place, "the environment")) {
    const isShared = shared.some((prop) => new RegExp(`^${prop}\\b`).test(problem.prop));
    problems.take(isShared ? problem : { ...problem, prop: `${at}.${problem.prop}` });
  }
  if (!problems.has("tags") && !problems.has(`${at}.tags`)) {
    tagsCheck(`${at}.tags`, joinedTags(tags, cache.tags), problems);
  }
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
