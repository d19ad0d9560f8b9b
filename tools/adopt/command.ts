import { type Line, collect, command } from "../shared/command-line/command";
import { type Calls, callsInApp } from "./calls";
import { readOptions } from "./options";
import type { Place } from "./place";

const work = () => require("./run") as typeof import("./run");

/** What the command says of itself, and how it works, where it runs. */
export interface Setting {
  readonly calls: Calls;
  /** What it does, up to its exit codes. */
  readonly does: string;
  /** What `--environment` is. */
  readonly environment: string;
  /** What `--finish` does. */
  readonly finish: string;
  /** Loaded when there is something to do. @default - an app */
  readonly place?: () => Place;
}

/** The command in a place. */
export function adoptIn({ calls: { asTyped, pageAt }, does, environment, finish, place }: Setting) {
  return command({
    name: "adopt",
    help: `${does}
${pageAt("docs/adopt.md")} has the steps:
  ${asTyped("adopt", "--all --region us-east-1")}
  ${asTyped("adopt", "--replication-group legacy-sessions --region us-east-1 --environment legacy")}
  ${asTyped("adopt", "--finish legacy")}       after the first apply`,
    takes: (line) => entryOptions(taskOptions(line, finish), environment),
    run: ({ options }) => {
      const task = readOptions(options, process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION);
      return work().run(task, place?.());
    },
  });
}

/** Takes over a cache that exists, for an app that has installed the package: the code for it is printed. */
export const adopt = adoptIn({
  calls: callsInApp,
  does: `Reads a cache that exists and prints a program that imports it as it is: save it as a file, or put its stack into
your app. It only reads from AWS, and writes no file. Ends with 1 when a cache cannot be adopted.`,
  environment: "name of the stack; by default, that of the cache",
  finish: "after the first apply: complete the state, and say which imports to take out of the code",
});

function taskOptions(line: Line, finish: string) {
  return line
    .option("--replication-group <id>", "the cache to take over")
    .option("--all", "list every cache of the region, and how each would go")
    .option("--finish <stack>", finish)
    .option("--region <region>", "AWS region; by default, the one in the surroundings");
}

function entryOptions(line: ReturnType<typeof taskOptions>, environment: string) {
  return line
    .option("--environment <name>", environment)
    .option("--state <bucket>", "where its state is kept, s3://bucket; by default in a local file")
    .option("--state-region <region>", "region of that bucket; by default, that of the cache")
    .option("--token-secret <arn>", "secret with the cache's token, which AWS does not tell")
    .option("--token-key <key>", "key of the token, where the secret is a JSON object")
    .option("--user-secret <id=arn>", "secret with a user's password; repeatable", collect)
    .option("--output <directory>", "where to synthesize; by default, `output` of cdktf.json, or else cdktf.out");
}
