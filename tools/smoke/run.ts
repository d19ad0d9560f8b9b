import type { ExitCode } from "../shared/command-line/command";
import { type Connection, connect } from "./connection";
import { checkExpiryEvents, checkKeys } from "./key-checks";
import { logIn } from "./login";
import type { SmokeOptions } from "./options";
import { checkServer, checkService } from "./parameter-checks";
import { type Finding, failed, render } from "./report";
import { serviceParameters } from "./service-parameters";

/** All checks of the smoke test, in order. */
async function examine(options: SmokeOptions): Promise<readonly Finding[]> {
  const { tls, login, parameters, cacheName, region } = options;
  let connection: Connection;
  let check = { none: "connect", secret: "secret", iam: "IAM token" }[login.kind];
  try {
    const credentials = await logIn(options);
    check = "connect";
    connection = await connect(options, credentials);
  } catch (error) {
    return [failed(check, error, options)];
  }
  const how = { none: "without a login", secret: "with the secret", iam: "with IAM" }[login.kind];
  try {
    return [
      { check: "connect", result: "ok", detail: `${tls ? "with TLS" : "WITHOUT TLS"}, ${how}` },
      ...(await checkKeys(connection, options)),
      await checkExpiryEvents(connection, options),
      ...(await checkServer(connection, parameters)),
      cacheName === undefined
        ? { check: "parameters, by the service", result: "skipped", detail: "--cache-name is not given" }
        : await checkService(options, () => serviceParameters(cacheName, region)),
    ];
  } finally {
    await connection.close();
  }
}

/**
 * Tests a cache, and prints the result of each check.
 *
 * @returns 0 when the cache works, 1 when a check failed
 */
export async function run(options: SmokeOptions): Promise<ExitCode> {
  const findings = await examine(options);
  process.stdout.write(render(`${options.host}:${options.port}`, findings));
  return findings.some(({ result }) => result === "failed") ? 1 : 0;
}
