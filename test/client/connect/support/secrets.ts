import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { devNull } from "node:os";

/** The part of AWS Secrets Manager that a client asks, for this process. */
export class Secrets {
  /** How often a secret was read. */
  public reads = 0;
  readonly #texts = new Map<string, string>();
  readonly #before = { ...process.env };

  private constructor(private readonly server: Server) {
    server.on("request", (request, response) => {
      let body = "";
      request.on("data", (chunk: Buffer) => (body += chunk.toString()));
      request.on("end", () => {
        this.reads += 1;
        const { SecretId } = JSON.parse(body) as { readonly SecretId: string };
        const text = this.#texts.get(SecretId);
        const answer = text === undefined ? { __type: "ResourceNotFoundException", message: "no such secret" } : {};
        response.writeHead(text === undefined ? 400 : 200, { "content-type": "application/x-amz-json-1.1" });
        response.end(JSON.stringify({ ...answer, ARN: SecretId, SecretString: text }));
      });
    });
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      AWS_ACCESS_KEY_ID: "AKIDEXAMPLE",
      AWS_SECRET_ACCESS_KEY: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
      AWS_CONFIG_FILE: devNull,
      AWS_SHARED_CREDENTIALS_FILE: devNull,
      AWS_EC2_METADATA_DISABLED: "true",
    });
  }

  public static async start(): Promise<Secrets> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return new Secrets(server);
  }

  /** Keeps a secret from now on; returns its ARN. */
  public keep(name: string, text: string): string {
    const arn = `arn:aws:secretsmanager:us-east-1:111122223333:secret:${name}`;
    this.#texts.set(arn, text);
    return arn;
  }

  public stop(): void {
    process.env = this.#before;
    this.server.closeAllConnections();
    this.server.close();
  }
}
