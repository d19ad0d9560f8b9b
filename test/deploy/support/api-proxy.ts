import { type IncomingMessage, type ServerResponse, createServer, request as httpRequest } from "node:http";
import type { AddressInfo } from "node:net";

import { type Answer, type ApiCall, readCall } from "./api-call";
import { withoutCapitals } from "./capitals";
import { Corrections } from "./corrections";

/**
 * Decides on a call before it reaches the emulator: an answer of its own, or undefined to let it pass. It may take its
 * time, and it may call `forward` to have the call carried out although the answer gets lost.
 */
export type Fault = (call: ApiCall, forward: () => Promise<Answer>) => Promise<Answer | undefined> | Answer | undefined;

/** What stands between Terraform and the emulator. */
export interface ApiProxy {
  /** For `AWS_ENDPOINT_URL`. */
  readonly url: string;
  /** Every call so far, in order. */
  readonly calls: readonly ApiCall[];
  /** What the emulator got wrong. */
  readonly corrections: Corrections;
  /** Puts a fault in place, or takes it away. */
  setFault(fault: Fault | undefined): void;
  stop(): Promise<void>;
}

const fromEmulator = ["content-type", "etag", "x-amz-version-id", "x-amzn-requestid", "last-modified"] as const;

/** Opens a proxy on the loopback address. */
export async function openProxy(emulatorUrl: string): Promise<ApiProxy> {
  const calls: ApiCall[] = [];
  const corrections = new Corrections();
  let fault: Fault | undefined;

  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const sent = await read(incoming);
    const { method = "GET", url = "/" } = incoming;
    const body = withoutCapitals(readCall(method, url, incoming.headers, sent.toString()), sent);
    const call = readCall(method, url, incoming.headers, body.toString());
    calls.push(call);
    let forwarded: Forwarded | undefined;
    const forwardCall = async (): Promise<Forwarded> => {
      if (finalSnapshotOf(call) !== undefined) {
        await pass(emulatorUrl, incoming, Buffer.from(finalSnapshotOf(call) ?? ""));
      }
      corrections.remember(call);
      return pass(emulatorUrl, incoming, body);
    };
    const forward = async (): Promise<Answer> => {
      forwarded = await forwardCall();
      const { status, body: plain } = forwarded;
      return { status, contentType: forwarded.headers["content-type"] ?? "", body: plain.toString() };
    };
    const instead = corrections.refuse(call) ?? (await fault?.(call, forward));
    if (instead !== undefined) {
      response.writeHead(instead.status, { "content-type": instead.contentType }).end(instead.body);
      return;
    }
    const { status, headers, body: raw } = forwarded ?? (await forwardCall());
    const text = raw.toString();
    const corrected = corrections.apply(call, text);
    response.writeHead(status, headers).end(corrected === text ? raw : corrected);
  };

  const server = createServer((incoming, response) => {
    answer(incoming, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  server.unref();
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    corrections,
    setFault: (next) => {
      fault = next;
    },
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The emulator deletes without the final snapshot it is asked for, so it is told to make one first. */
function finalSnapshotOf({ operation, parameters }: ApiCall): string | undefined {
  const { ReplicationGroupId = "", FinalSnapshotIdentifier } = parameters;
  return operation === "DeleteReplicationGroup" && FinalSnapshotIdentifier !== undefined
    ? new URLSearchParams({
        Action: "CreateSnapshot",
        Version: "2015-02-02",
        ReplicationGroupId,
        SnapshotName: FinalSnapshotIdentifier,
      }).toString()
    : undefined;
}

interface Forwarded {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Buffer;
}

async function pass(emulatorUrl: string, { method, url, headers }: IncomingMessage, body: Buffer): Promise<Forwarded> {
  const { hostname, port } = new URL(emulatorUrl);
  return new Promise((resolve, reject) => {
    const target = { hostname, port, method, path: url, headers: { ...headers, "content-length": body.length } };
    const outgoing = httpRequest(target, (incoming) => {
      read(incoming)
        .then((answer) => {
          const known = fromEmulator.flatMap((name) => {
            const value = incoming.headers[name];
            return typeof value === "string" ? [[name, value] as const] : [];
          });
          resolve({ status: incoming.statusCode ?? 502, headers: Object.fromEntries(known), body: answer });
        })
        .catch(reject);
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

async function read(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}
