import { type Line, collect, command } from "../shared/command-line/command";
import { readOptions } from "./options";

const work = () => require("./run") as typeof import("./run");

/** Takes over a cache that exists. */
export const adopt = command({
  name: "adopt",
  help: `Reads a cache that exists and adds an environment for it to stacks/environments.ts; without --environment, the entry is
printed. It only reads from AWS. Ends with 1 when a cache cannot be adopted, or the entry was not written. docs/adopt.md
has the steps:
  npm run adopt -- --all --region us-east-1
  npm run adopt -- --replication-group legacy-sessions --region us-east-1 --environment legacy
  npm run adopt -- --finish legacy       after the first apply`,
  takes: (line) => entryOptions(taskOptions(line)),
  run: ({ options }) => {
    const task = readOptions(options, process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION);
    return work().run(task);
  },
});

function taskOptions(line: Line) {
  return line
    .option("--replication-group <id>", "the cache to take over")
    .option("--all", "list every cache of the region, and how each would go")
    .option("--finish <environment>", "after the first apply: complete the state, and take the imports out of the code")
    .option("--region <region>", "AWS region; by default, the one in the surroundings");
}

function entryOptions(line: ReturnType<typeof taskOptions>) {
  return line
    .option("--environment <name>", "name of the new environment; the entry is printed without it")
    .option("--state <bucket>", "where its state is kept, s3://bucket; by default in a local file")
    .option("--state-region <region>", "region of that bucket; by default, that of the cache")
    .option("--token-secret <arn>", "secret with the cache's token, which AWS does not tell")
    .option("--token-key <key>", "key of the token, where the secret is a JSON object")
    .option("--user-secret <id=arn>", "secret with a user's password; repeatable", collect)
    .option("--output <directory>", "where the framework synthesizes to", "cdktf.out");
}
