import { messageOf } from "../shared/failure";
import { type Connection, connect } from "./connection";
import { checkExpiryEvents, checkKeys } from "./key-checks";
import { logIn } from "./login";
import { type SmokeOptions, UsageError, readOptions, usage } from "./options";
import { checkServer, checkService } from "./parameter-checks";
import { type Finding, render } from "./report";
import { serviceParameters } from "./service-parameters";

/** Everything that the smoke test looks at, in order. */
async function examine(options: SmokeOptions): Promise<readonly Finding[]> {
  const { tls, login, parameters, cacheName, region, keyPrefix } = options;
  let connection: Connection;
  let check = { none: "connect", secret: "secret", iam: "IAM token" }[login.kind];
  try {
    const credentials = await logIn(options);
    check = "connect";
    connection = await connect(options, credentials);
  } catch (error) {
    return [{ check, result: "failed", detail: messageOf(error) }];
  }
  const how = { none: "without a login", secret: "with the secret", iam: "with IAM" }[login.kind];
  try {
    return [
      { check: "connect", result: "ok", detail: `${tls ? "with TLS" : "WITHOUT TLS"}, ${how}` },
      ...(await checkKeys(connection, keyPrefix)),
      await checkExpiryEvents(connection, keyPrefix, parameters["notify-keyspace-events"]),
      ...(await checkServer(connection, parameters)),
      cacheName === undefined
        ? { check: "parameters, by the service", result: "skipped", detail: "--cache-name is not given" }
        : await checkService(parameters, () => serviceParameters(cacheName, region)),
    ];
  } finally {
    connection.close();
  }
}

async function main(): Promise<number> {
  try {
    const options = readOptions(process.argv.slice(2));
    if (options === undefined) {
      process.stdout.write(`${usage}\n`);
      return 0;
    }
    const findings = await examine(options);
    process.stdout.write(render(`${options.host}:${options.port}`, findings));
    return findings.some(({ result }) => result === "failed") ? 1 : 0;
  } catch (error) {
    process.stderr.write(error instanceof UsageError ? `${error.message}\n\n${usage}\n` : `${messageOf(error)}\n`);
    return 2;
  }
}

void main().then((code) => {
  process.exitCode = code;
});
