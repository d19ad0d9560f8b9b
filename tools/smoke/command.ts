import { type Line, collect, command } from "../shared/command-line/command";
import { asTyped } from "../shared/command-line/wording";
import { readOptions } from "./options";

const work = () => require("./run") as typeof import("./run");

/** Tests a deployed cache. */
export const smoke = command({
  name: "smoke",
  help: `Tests a deployed cache from inside its network: connects, writes, reads, lets a key expire, and compares the
parameters. Name the cache with --outputs, or with --host. Ends with 1 when a check failed.`,
  takes: (line) => loginOptions(placeOptions(line)),
  run: ({ options }) => {
    const understood = readOptions(options);
    return work().run(understood);
  },
});

function placeOptions(line: Line) {
  return line
    .option("--outputs <file>", `the file that \`${asTyped("outputs")}\` wrote; other options override it`)
    .option("--cache <id>", "which cache of the file; required when there are several")
    .option("--host <host>", "address of the cache")
    .option("--port <number>", "its port; 6379 by default")
    .option("--tls", "encrypted, which is the default")
    .option("--no-tls", "not encrypted")
    .option("--ca-file <file>", "certificate authority, unless the system trusts it")
    .option("--server-name <name>", "name in the certificate, if the cache is reached through a tunnel")
    .option("--sharded", "the host is the configuration endpoint of a sharded cache");
}

function loginOptions(line: ReturnType<typeof placeOptions>) {
  return line
    .option("--secret-arn <arn>", "secret with the token, or with the password of --user")
    .option("--secret-key <key>", "key of the token or password, where the secret is a JSON object")
    .option("--user <name>", "user who logs in with a password; with --outputs, as the stack calls it")
    .option("--iam-user <name>", "user who logs in with IAM; needs --cache-name, unless --outputs is given")
    .option("--cache-name <name>", "the replication group, for IAM and to read its parameters from AWS")
    .option("--region <region>", "AWS region; by default, the one in the environment")
    .option("--parameter <name=value>", "a declared parameter; repeatable", collect)
    .option("--key-prefix <text>", "prefix of the keys that are written", "smoke-test:");
}
