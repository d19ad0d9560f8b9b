import type { SmokeOptions } from "../../../../tools/smoke/options";

const plain: SmokeOptions = {
  host: "primary.example.com",
  port: 6379,
  tls: true,
  caFile: undefined,
  serverName: undefined,
  sharded: false,
  login: { kind: "none" },
  cacheName: undefined,
  region: undefined,
  parameters: {},
  keyPrefix: "smoke-test:",
};

/** The options of a smoke test over TLS without a login, with others where a test wants them. */
export function optionsWith(others: Partial<SmokeOptions> = {}): SmokeOptions {
  return { ...plain, ...others };
}
