import type { State } from "../../stacks/environment";
import { UsageError } from "../shared/command-line/command";
import type { Secrets } from "./entry/authentication";

/** The options as they were typed. */
export interface Typed {
  readonly replicationGroup?: string | undefined;
  readonly all?: true | undefined;
  readonly finish?: string | undefined;
  readonly region?: string | undefined;
  readonly environment?: string | undefined;
  readonly state?: string | undefined;
  readonly stateRegion?: string | undefined;
  readonly tokenSecret?: string | undefined;
  readonly tokenKey?: string | undefined;
  readonly userSecret?: readonly string[] | undefined;
  readonly output?: string;
}

/** One of the three things that the command does. */
export type Task =
  | { readonly kind: "all"; readonly region: string }
  | { readonly kind: "finish"; readonly environment: string; readonly output?: string }
  | {
      readonly kind: "adopt";
      readonly id: string;
      readonly region: string;
      /** @default - the entry is printed */
      readonly environment?: string;
      readonly state: State;
      readonly secrets: Secrets;
    };

/** Options that go with each task, beside its own. */
const companions = {
  "--replication-group": ["region", "environment", "state", "stateRegion", "tokenSecret", "tokenKey", "userSecret"],
  "--all": ["region"],
  "--finish": [],
} as const;

/**
 * Understands the options.
 *
 * @param region the region in the surroundings, for when none was typed
 * @throws UsageError with the option that is wrong, and the rule
 */
export function readOptions(typed: Typed, region: string | undefined): Task {
  const { replicationGroup: id, all, finish } = typed;
  const tasks = [
    ...(id === undefined ? [] : (["--replication-group"] as const)),
    ...(all === undefined ? [] : (["--all"] as const)),
    ...(finish === undefined ? [] : (["--finish"] as const)),
  ];
  const [task, ...others] = tasks;
  if (task === undefined || others.length > 0) {
    const got = tasks.length === 0 ? "none" : tasks.join(" and ");
    throw new UsageError(`exactly one of --replication-group, --all and --finish must be given, got ${got}`);
  }
  refuseStrangers(typed, task);
  if (finish !== undefined) {
    return { kind: "finish", environment: filled("--finish", finish), output: typed.output };
  }
  const place = regionOf(typed, region);
  return id === undefined ? { kind: "all", region: place } : adoptTask(typed, filled("--replication-group", id), place);
}

function adoptTask(typed: Typed, id: string, region: string): Task {
  const { environment } = typed;
  return {
    kind: "adopt",
    id,
    region,
    state: stateOf(typed, region),
    secrets: secretsOf(typed),
    ...(environment === undefined ? {} : { environment: filled("--environment", environment) }),
  };
}

function secretsOf({ tokenSecret: arn, tokenKey, userSecret = [] }: Typed): Secrets {
  const secrets = userSecret.map(userSecretOf);
  const users = Object.fromEntries(secrets);
  const twin = secrets.find(([user, secret]) => users[user] !== secret);
  if (twin !== undefined) {
    throw new UsageError(`--user-secret must name one secret for a user, got several for ${twin[0]}`);
  }
  if (arn === undefined) {
    if (tokenKey !== undefined) {
      throw new UsageError("--token-key needs --token-secret, the secret that has the key");
    }
    return { users };
  }
  const jsonKey = tokenKey === undefined ? {} : { jsonKey: filled("--token-key", tokenKey) };
  return { users, token: { arn: filled("--token-secret", arn), ...jsonKey } };
}

function userSecretOf(typed: string): readonly [string, string] {
  const [, user, arn] = /^([^=]+)=(.+)$/.exec(typed) ?? [];
  if (user === undefined || arn === undefined) {
    throw new UsageError(`--user-secret must be a user id, = and an ARN, got "${typed}"`);
  }
  return [user, arn];
}

function refuseStrangers(typed: Typed, task: keyof typeof companions): void {
  const known: readonly string[] = companions[task];
  const strangers = (Object.keys(typed) as (keyof Typed)[])
    .filter((name) => typed[name] !== undefined && !["replicationGroup", "all", "finish", "output"].includes(name))
    .filter((name) => !known.includes(name))
    .map((name) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`);
  if (strangers.length > 0) {
    const verb = strangers.length === 1 ? "does" : "do";
    throw new UsageError(`${strangers.join(", ")} ${verb} not go with ${task}`);
  }
}

function regionOf({ region: typed }: Typed, surroundings: string | undefined): string {
  const region = typed === undefined ? surroundings : filled("--region", typed);
  if (region === undefined) {
    throw new UsageError("--region must be given, or AWS_REGION be set");
  }
  if (!/^[a-z]{2,}(-[a-z]+)+-\d$/.test(region)) {
    throw new UsageError(`--region must be a region such as us-east-1, got "${region}"`);
  }
  return region;
}

function stateOf({ state, stateRegion }: Typed, region: string): State {
  if (state === undefined) {
    if (stateRegion !== undefined) {
      throw new UsageError("--state-region needs --state, the bucket in that region");
    }
    return { kind: "local" };
  }
  const bucket = /^s3:\/\/([^/]+)\/?$/.exec(state)?.[1];
  if (bucket === undefined) {
    throw new UsageError(`--state must be a bucket such as s3://terraform-state.example.com, got "${state}"`);
  }
  return { kind: "s3", bucket, region: stateRegion === undefined ? region : filled("--state-region", stateRegion) };
}

function filled(option: string, value: string): string {
  if (value.trim() === "") {
    throw new UsageError(`${option} must not be empty`);
  }
  return value;
}
