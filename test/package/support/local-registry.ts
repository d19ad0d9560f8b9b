import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { type IncomingMessage, type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { json } from "node:stream/consumers";

/** What `npm publish` sends: the manifest of each version. */
interface Sent {
  readonly versions: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** How a run of npm ended. */
interface Outcome {
  readonly exitCode: number;
  readonly output: string;
}

/** A registry on this machine that knows no package, and keeps the manifests of what is published to it. */
export class LocalRegistry {
  public readonly published: Readonly<Record<string, unknown>>[] = [];
  private readonly directory = mkdtempSync(join(tmpdir(), "registry-"));
  private readonly server: Server;

  constructor() {
    this.server = createServer((request, response) => {
      void this.answer(request).then((status) => {
        response.writeHead(status, { "content-type": "application/json" }).end("{}");
      });
    });
  }

  public async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, "127.0.0.1", resolve));
    writeFileSync(join(this.directory, ".npmrc"), `//${this.host}/:_authToken=nobody\n`);
  }

  /** What npm has to be told, to be logged in here. */
  public get environment(): Readonly<Record<string, string>> {
    const userconfig = join(this.directory, ".npmrc");
    return {
      npm_config_registry: `http://${this.host}/`,
      npm_config_userconfig: userconfig,
      // What it says is looked at, also where the tests run in silence.
      npm_config_loglevel: "notice",
    };
  }

  /** Runs `npm publish` as somebody does who is logged in here: GitHub alone can say where a package comes from. */
  public async publish(tarball: string, ...options: readonly string[]): Promise<Outcome> {
    const args = ["publish", ...options, "--provenance=false", "--access=public", tarball];
    const env = { ...process.env, ...this.environment };
    return new Promise((resolve) => {
      execFile("npm", args, { cwd: this.directory, env }, (error, stdout, stderr) => {
        resolve({ exitCode: error === null ? 0 : Number(error.code), output: stdout + stderr });
      });
    });
  }

  public stop(): void {
    this.server.close();
    rmSync(this.directory, { recursive: true });
  }

  private get host(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  private async answer(request: IncomingMessage): Promise<number> {
    if (request.method !== "PUT") {
      return 404;
    }
    const { versions } = (await json(request)) as Sent;
    this.published.push(...Object.values(versions));
    return 201;
  }
}
