import type { IncomingHttpHeaders } from "node:http";

/** One request to the AWS API, as far as tests look at it. */
export interface ApiCall {
  /** For example `elasticache`. */
  readonly service: string;
  /** For example `CreateReplicationGroup`; for S3 the method and path. */
  readonly operation: string;
  /** Parameters of the query protocol, or the top level of a JSON request as text. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** An answer that does not come from the emulator, or was changed on its way. */
export interface Answer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** Reads what a request asks for. */
export function readCall(method: string, path: string, headers: IncomingHttpHeaders, body: string): ApiCall {
  const service = /Credential=[^/]+\/[^/]+\/[^/]+\/([^/]+)\//.exec(headers.authorization ?? "")?.[1] ?? "";
  const target = headers["x-amz-target"];
  if (typeof target === "string") {
    return { service, operation: target.slice(target.lastIndexOf(".") + 1), parameters: jsonParameters(body) };
  }
  const form = Object.fromEntries(new URLSearchParams(body));
  return form.Action === undefined
    ? { service, operation: `${method} ${path}`, parameters: {} }
    : { service, operation: form.Action, parameters: form };
}

/**
 * Actions of IAM that a request needs; none to ask who one is.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
 */
export function actionsOf({ service, operation }: ApiCall): readonly string[] {
  switch (service) {
    case "sts":
      return [];
    case "monitoring":
      return [`cloudwatch:${operation}`];
    case "s3": {
      const [, method = "", key] = /^(\w+) \/[^/?]+(\/[^?]+)?/.exec(operation) ?? [];
      const verb = { HEAD: "Get", GET: "Get", PUT: "Put", DELETE: "Delete" }[method];
      return [key === undefined ? "s3:ListBucket" : `s3:${String(verb)}Object`];
    }
    default:
      return [`${service}:${operation}`];
  }
}

function jsonParameters(body: string): Record<string, string> {
  const entries = Object.entries(JSON.parse(body === "" ? "{}" : body) as Record<string, unknown>);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === "string" ? value : JSON.stringify(value)]),
  );
}

/** An error in the form that the service of a call answers in. */
export function errorAnswer(call: ApiCall, status: number, code: string, message: string): Answer {
  const isJson = ["kms", "secretsmanager", "logs", "application-autoscaling"].includes(call.service);
  return isJson
    ? { status, contentType: "application/x-amz-json-1.1", body: JSON.stringify({ __type: code, message }) }
    : { status, contentType: "text/xml", body: errorXml(call.service, code, message) };
}

function errorXml(service: string, code: string, message: string): string {
  const error = `<Code>${code}</Code><Message>${message}</Message>`;
  switch (service) {
    case "s3":
      return `<Error>${error}</Error>`;
    case "ec2":
      return `<Response><Errors><Error>${error}</Error></Errors><RequestID>test</RequestID></Response>`;
    default:
      return `<ErrorResponse><Error><Type>Sender</Type>${error}</Error><RequestId>test</RequestId></ErrorResponse>`;
  }
}
