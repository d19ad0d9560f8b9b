import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { eventually, freePort, type Running, start } from "../../support/processes";
import type { Certificates } from "./certificates";
import type { DeclaredCache, DeclaredUser } from "./declared";
import { type Directive, directives } from "./directives";

/** How a node of the cache is set up, apart from what the stack declares. */
export interface NodeOptions {
  readonly certificates: Certificates;
  /** Accepted when the stack declares a token. */
  readonly token: string;
  /** Passwords of the declared users, by name. */
  readonly passwords?: Readonly<Record<string, string>>;
  /** Memory of the node type, in bytes; the reserve is taken off. */
  readonly memoryBytes?: number;
  /** Directives beyond the declared ones, for example of a replica or a cluster. */
  readonly extra?: readonly Directive[];
  /** Speeds the server's wall clock up, by preloaded libraries. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A running redis-server. */
export interface RedisNode {
  readonly port: number;
  /** The port without TLS, where the stack lets plaintext in beside TLS. */
  readonly plainPort: number | undefined;
  readonly running: Running;
  stop(): Promise<void>;
}

const mebibyte = 1024 * 1024;

/** Starts a node of the declared cache and waits until it takes connections. */
export async function startNode(cache: DeclaredCache, options: NodeOptions): Promise<RedisNode> {
  const port = await freePort();
  const plainPort = cache.transitEncryption === "preferred" ? await freePort() : undefined;
  const lines = [
    ...basics(),
    ...listening(cache, options.certificates, port, plainPort),
    ...access(cache, options),
    ...directives(cache.parameters, options.memoryBytes ?? 64 * mebibyte),
    ...(options.extra ?? []),
  ];
  return { plainPort, ...(await launch("redis-server", lines, port, options.env)) };
}

/** Starts redis-server with a configuration file of its own and waits for its word. */
export async function launch(
  command: string,
  lines: readonly Directive[],
  port: number,
  env: Readonly<Record<string, string>> = {},
  ready = "Ready to accept connections",
): Promise<Omit<RedisNode, "plainPort">> {
  const folder = mkdtempSync(join(tmpdir(), "redis-"));
  const file = join(folder, "redis.conf");
  writeFileSync(file, [["dir", folder] as const, ...lines].map(render).join(""), { mode: 0o600 });
  const [program = command, ...args] = command.split(" ");
  const running = start(program, [file, ...args], { env: { ...process.env, ...env } });
  const stop = async (): Promise<void> => {
    await running.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  const state = await eventually("redis-server is ready", () => {
    const { exitCode } = running.child;
    return exitCode !== null || running.output().includes(ready) ? { exitCode } : undefined;
  });
  if (state.exitCode !== null) {
    await stop();
    throw new Error(`redis-server did not start: ${running.output()}`);
  }
  return { port, running, stop };
}

function render([name, ...values]: Directive): string {
  return `${name} ${values.map((value) => (/^[\w.,:/+~*&@%-]+$/.test(value) ? value : JSON.stringify(value))).join(" ")}\n`;
}

function basics(): readonly Directive[] {
  return [
    ["bind", "127.0.0.1"],
    ["daemonize", "no"],
    ["save", ""],
    // A replica need not wait for others to join it.
    ["repl-diskless-sync-delay", "0"],
  ];
}

/** Ports as the stack's encryption in transit wants them; the service takes TLS 1.2 and newer. */
export function listening(
  cache: DeclaredCache,
  certificates: Certificates,
  port: number,
  plainPort?: number,
): readonly Directive[] {
  if (cache.transitEncryption === "off") {
    return [["port", String(port)]];
  }
  return [
    ["port", String(plainPort ?? 0)],
    ["tls-port", String(port)],
    ["tls-cert-file", certificates.certFile],
    ["tls-key-file", certificates.keyFile],
    ["tls-ca-cert-file", certificates.caFile],
    ["tls-auth-clients", "no"],
    ["tls-protocols", "TLSv1.2 TLSv1.3"],
    ["tls-replication", "yes"],
    ["tls-cluster", "yes"],
  ];
}

function access(cache: DeclaredCache, { token, passwords = {} }: NodeOptions): readonly Directive[] {
  if (cache.users.length === 0) {
    return cache.hasToken
      ? [
          ["requirepass", token],
          ["masterauth", token],
        ]
      : [];
  }
  return [
    // Nodes talk to each other as somebody; in the managed service this user is hidden.
    ["user", "replication", "on", `>${token}`, "allchannels", "+@all", "allkeys"],
    ["masteruser", "replication"],
    ["masterauth", token],
    ...cache.users.map((user) => aclUser(user, passwords[user.name])),
  ];
}

/** A user as the service makes it: what its access string says, from nothing. */
function aclUser({ name, accessString }: DeclaredUser, password: string | undefined): Directive {
  return ["user", name, "reset", ...accessString.split(" "), ...(password === undefined ? [] : [`>${password}`])];
}
