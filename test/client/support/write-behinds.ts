import { connect } from "../../../client/connect/connect";
import type { Connection } from "../../../client/connect/connection";
import type { WriteBehindOptions } from "../../../client/write-behind/options";
import { type WriteBehind, openWriteBehind } from "../../../client/write-behind/write-behind";
import type { Certificates } from "../../redis/support/certificates";
import { declaredInSeed, withParameters } from "../../redis/support/stack";
import { token } from "../../redis/support/suite";
import { eventually } from "../../support/processes";
import { outputsWith } from "../connect/support/outputs";
import { Secrets } from "../connect/support/secrets";
import type { Client } from "../../redis/support/clients";
import type { Database } from "./database";

/** The seed's cache, made fit for a write-behind. */
export const declaredForWriteBehind = (...changes: Parameters<typeof declaredInSeed>) =>
  withParameters(declaredInSeed(...changes), { "maxmemory-policy": "noeviction" });

/** Where a cache is. */
interface Place {
  readonly port: number;
  readonly sharded?: boolean;
}

/** What becomes of entries that are added without a pause. */
export interface Load {
  /** Values that were accepted. */
  readonly accepted: readonly string[];
  /** Why others were not, by code. */
  readonly refused: ReadonlySet<string>;
  /** Adds no more, and waits for the answers. */
  stop(): Promise<void>;
}

/** Processes of an application that write behind, connected as an application does it. */
export class WriteBehinds {
  readonly #connections: Connection[] = [];
  readonly #opened: WriteBehind<string>[] = [];

  private constructor(
    private readonly certificates: Certificates,
    private readonly secrets: Secrets,
  ) {}

  public static async start(certificates: Certificates): Promise<WriteBehinds> {
    return new WriteBehinds(certificates, await Secrets.start());
  }

  public async connect({ port, sharded = false }: Place, commandTimeoutMs = 2_000): Promise<Connection> {
    const address = { [sharded ? "configurationEndpointAddress" : "primaryEndpointAddress"]: "localhost" };
    const outputs = outputsWith({ ...address, port, secretArns: { token: this.secrets.keep("token", token) } });
    const redis = await connect(outputs, { ca: this.certificates.ca, commandTimeoutMs });
    this.#connections.push(redis);
    return redis;
  }

  public async open(
    redis: WriteBehindOptions<string>["redis"],
    { write, ping }: Database,
    more: Partial<WriteBehindOptions<string>> = {},
  ) {
    const views = await openWriteBehind<string>({ redis, namespace: "views", write, ping, ...more });
    this.#opened.push(views);
    return views;
  }

  /** Ends what the last test has opened. */
  public async clear(): Promise<void> {
    await Promise.all(this.#opened.splice(0).map(async (each) => each.close(0)));
    await Promise.all(this.#connections.splice(0).map(async (each) => each.close()));
  }

  public async stop(): Promise<void> {
    await this.clear();
    this.secrets.stop();
  }
}

/** Adds numbers from one on, several at a time, until it is closed at the latest. */
export function addAllTheTime(views: WriteBehind<string>): Load {
  const accepted: string[] = [];
  const refused = new Set<string>();
  let last = 0;
  let isOver = false;
  const add = async (): Promise<void> => {
    while (!isOver) {
      last += 1;
      const value = String(last);
      await views.add(`key:${last % 20}`, value).then(
        () => accepted.push(value),
        async (error: unknown) => {
          const { code } = error as { readonly code: string };
          isOver ||= code === "closed";
          refused.add(code);
          await new Promise((resolve) => setTimeout(resolve, 10));
        },
      );
    }
  };
  const adding = Promise.all(Array.from({ length: 8 }, add));
  return {
    accepted,
    refused,
    stop: async () => {
      isOver = true;
      await adding;
    },
  };
}

/** A replica hears nothing more of its primary; the returned function lets it follow again. */
export async function cutOff(primary: Client, replica: Client, masterauth: string): Promise<() => Promise<unknown>> {
  await replica.configSet({ masterauth: "not-the-token" });
  await primary.sendCommand(["CLIENT", "KILL", "TYPE", "REPLICA"]);
  await eventually("the replica is cut off", async () =>
    (await replica.info("replication")).includes("master_link_status:down") ? true : undefined,
  );
  return async () => replica.configSet({ masterauth });
}

/** What was accepted, and is not there. */
export function lostOf({ accepted }: Load, there: readonly string[]): readonly string[] {
  const all = new Set(there);
  return accepted.filter((value) => !all.has(value));
}

/** Values on the stream, as a node has it. */
export async function valuesOn(node: Client): Promise<readonly string[]> {
  const entries = (await node.xRange("views:{views}", "-", "+")) ?? [];
  return entries.map(({ message }) => JSON.parse(message.value ?? "null") as string);
}
