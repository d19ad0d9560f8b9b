import {
  type Check,
  type Problem,
  Problems,
  isUnresolved,
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
import { clientsCheck, networkCheck } from "../constructs/network";
import { chatPlacesCheck } from "../constructs/notifications";
import { deviationsCheck } from "./deviations";
import type { Environment, EnvironmentCache, State } from "./environment";
import { regionCheck } from "./regions";

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

const environmentCheck = struct<Environment>({
  account: required(literalName(/^(any|\d{12})$/, 'must be an account of 12 digits, or "any"')),
  region: required(regionCheck),
  state: required(
    variants<State>({
      local: {},
      s3: { bucket: required(bucketCheck), region: required(regionCheck) },
    }),
  ),
  network: required(networkCheck),
  clients: required(clientsCheck),
  tags: required(tagsCheck),
  chats: optional(secretive(chatPlacesCheck)),
  deviations: optional(deviationsCheck),
  caches: required(record(cache, { key: cacheIdCheck })),
});

/** Everything that is wrong with an environment and its caches, each prop as it stands in the environment. */
export function environmentProblems(environment: Environment): readonly Problem[] {
  const problems = new Problems();
  if (!isObject(environment)) {
    problems.add("environment", "must be an object", environment);
    return problems.list;
  }
  environmentCheck("", environment, problems);
  checkZones(problems, problems.sound(environment));
  const caches = isObject(environment.caches) ? Object.entries(environment.caches) : [];
  for (const [id, cache] of caches) {
    checkCache(problems, environment, `caches.${id}`, cache);
  }
  checkChats(problems, problems.sound(environment));
  checkTwins(
    problems,
    caches.filter(([, cache]) => isObject(cache)),
  );
  return problems.list;
}

/** A network is made in the zones of the region. */
function checkZones(problems: Problems, { region, network }: Partial<Environment>): void {
  if (network?.kind !== "isolated" || [region, network.availabilityZones].some(isUnresolved)) {
    return;
  }
  network.availabilityZones.forEach((zone, index) => {
    if (!isUnresolved(zone) && !zone.startsWith(String(region))) {
      problems.add(`network.availabilityZones[${index}]`, `must be a zone of the region ${String(region)}`, zone);
    }
  });
}

/** A chat shows what the topics of the caches get. */
function checkChats(problems: Problems, { chats, caches }: Partial<Environment>): void {
  const isNotifying = Object.values(caches ?? {}).some((each) => isUnresolved(each) || each.alerts?.kind !== "off");
  if (chats !== undefined && !isUnresolved(chats) && !isNotifying) {
    problems.add("chats", "must be left out: no cache notifies anybody", Object.keys(chats));
  }
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

function checkCache(problems: Problems, environment: Environment, at: string, given: unknown): void {
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
  for (const problem of cacheProblems({ ...cache, network, clients })) {
    const isShared = shared.some((prop) => new RegExp(`^${prop}\\b`).test(problem.prop));
    problems.take(isShared ? problem : { ...problem, prop: `${at}.${problem.prop}` });
  }
  if (!problems.has("tags") && !problems.has(`${at}.tags`)) {
    tagsCheck(`${at}.tags`, { ...tags, ...cache.tags }, problems);
  }
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
