import { type IncomingMessage, type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** One question that reached the server. */
export interface Call {
  /** As IAM names it: `elasticache:DescribeUsers`. */
  readonly action: string;
  readonly path: string;
  /** Parameters of the query protocol by their names, or the members of the JSON body as JSON. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** What the server answers: a page, an error, or nothing at all. */
export type Answer =
  | { readonly kind: "page"; readonly content: object; readonly next?: string }
  | { readonly kind: "error"; readonly status?: number; readonly code: string; readonly message?: string }
  | { readonly kind: "silence" };

export type Answers = (call: Call) => Answer | undefined;

/** What services sign with, where IAM names them otherwise. */
const iamNames: Readonly<Record<string, string>> = { monitoring: "cloudwatch" };

/** A server on the loopback address that speaks AWS's protocols, and notes what it is asked. */
export class Loopback {
  public readonly calls: Call[] = [];
  /** Calls that nothing answered for, in a test that has to fail. */
  public answers: Answers = () => undefined;

  private constructor(private readonly server: Server) {
    server.on("request", (request, response) => {
      void read(request).then((body) => {
        const call = callOf(request, body);
        this.calls.push(call);
        const answer = this.answers(call) ?? { kind: "error", code: "NotStubbed", message: call.action };
        if (answer.kind !== "silence") {
          const isJson = request.headers["x-amz-target"] !== undefined;
          const { status, text } = isJson ? asJson(answer) : asXml(call, answer);
          const type = isJson ? "application/x-amz-json-1.1" : "text/xml";
          response.writeHead(status, { "content-type": type, date: new Date().toUTCString() }).end(text);
        }
      });
    });
  }

  public static async start(): Promise<Loopback> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    return new Loopback(server);
  }

  public get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  public actions(): readonly string[] {
    return this.calls.map(({ action }) => action);
  }

  public async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

function callOf({ headers, url: path = "" }: IncomingMessage, body: string): Call {
  const [, signedFor = ""] = /Credential=[^/]+\/\d+\/[\w-]+\/([\w-]+)\//.exec(headers.authorization ?? "") ?? [];
  const service = iamNames[signedFor] ?? signedFor;
  const target = headers["x-amz-target"];
  if (typeof target === "string") {
    const members = Object.entries(JSON.parse(body) as Readonly<Record<string, unknown>>).map(
      ([name, value]) => [name, JSON.stringify(value)] as const,
    );
    return { action: `${service}:${target.replace(/^.*\./, "")}`, path, parameters: Object.fromEntries(members) };
  }
  const parameters = Object.fromEntries(new URLSearchParams(body)) as Record<string, string>;
  return { action: `${service}:${parameters.Action ?? ""}`, path, parameters };
}

interface Sent {
  readonly status: number;
  readonly text: string;
}

function asJson(answer: Exclude<Answer, { kind: "silence" }>): Sent {
  return answer.kind === "error"
    ? { status: answer.status ?? 400, text: JSON.stringify({ __type: answer.code, message: answer.message ?? "" }) }
    : { status: 200, text: JSON.stringify({ ...answer.content, ...(answer.next && { NextToken: answer.next }) }) };
}

function asXml({ action }: Call, answer: Exclude<Answer, { kind: "silence" }>): Sent {
  const [service = "", operation = ""] = action.split(":");
  if (answer.kind === "error") {
    const error = xml({ Code: answer.code, Message: answer.message ?? "" });
    const text =
      service === "ec2"
        ? `<Response><Errors><Error>${error}</Error></Errors><RequestID>1</RequestID></Response>`
        : `<ErrorResponse><Error><Type>Sender</Type>${error}</Error><RequestId>1</RequestId></ErrorResponse>`;
    return { status: answer.status ?? 400, text };
  }
  const next = answer.next === undefined ? {} : { [service === "ec2" ? "nextToken" : "Marker"]: answer.next };
  const content = xml({ ...answer.content, ...next });
  const result = service === "ec2" ? content : `<${operation}Result>${content}</${operation}Result>`;
  return { status: 200, text: `<${operation}Response>${result}</${operation}Response>` };
}

/** Members as elements; a list as one element for each item. */
function xml(content: object): string {
  return Object.entries(content)
    .map(([name, value]) =>
      [value as unknown]
        .flat()
        .map(
          (each) =>
            `<${name}>${typeof each === "object" && each !== null ? xml(each) : escaped(String(each))}</${name}>`,
        )
        .join(""),
    )
    .join("");
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString();
}
