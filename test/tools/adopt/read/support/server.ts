import { Loopback } from "./loopback";

/** The server of a test file, to which the clients of all services are directed while its tests run. */
export function serve(): () => Loopback {
  let server: Loopback | undefined;
  const before = { ...process.env };
  const direct = () => {
    process.env = {
      ...before,
      AWS_ENDPOINT_URL: server?.url,
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
      AWS_CONFIG_FILE: "/dev/null",
      AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
      AWS_EC2_METADATA_DISABLED: "true",
    };
  };
  beforeAll(async () => {
    server = await Loopback.start();
    direct();
  });
  beforeEach(() => {
    direct();
    server?.calls.splice(0);
  });
  afterAll(async () => {
    process.env = before;
    await server?.stop();
  });
  return () => {
    if (server === undefined) {
      throw new Error("the server has not been started");
    }
    return server;
  };
}
