import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { CacheError } from "managed-redis-client";

import { Unavailable } from "../database/database";

interface Answer {
  readonly status: number;
  readonly message: string;
}

/** What a refusal of PostgreSQL means to the caller. */
const refusals: Readonly<Record<string, Answer>> = {
  "23503": { status: 422, message: "what it refers to does not exist" },
  "23505": { status: 409, message: "it exists already" },
};

/** An error whose message is for the caller. */
export class NotFound extends Error {
  public readonly statusCode = 404;
}

/** A value, if there is one. */
export function found<T>(value: T | null, what: string): T {
  if (value === null) {
    throw new NotFound(`no such ${what}`);
  }
  return value;
}

/** What a caller hears of an error: never a value, a statement or an address. */
function answerOf(error: unknown): Answer {
  const { code = "", statusCode = 500, message } = Object(error) as Partial<FastifyError>;
  if (error instanceof CacheError) {
    return { status: 503, message: `the cache failed (${error.code}): try again` };
  }
  if (error instanceof Unavailable) {
    return { status: 503, message: "the database does not answer: try again" };
  }
  if (statusCode < 500) {
    return { status: statusCode, message: message ?? "" };
  }
  return refusals[code] ?? { status: 500, message: "something went wrong here" };
}

export function errorHandlers(app: FastifyInstance): void {
  app.setErrorHandler(async (error, request, answer) => {
    const { status, message } = answerOf(error);
    if (status >= 500) {
      request.log.error(error);
    }
    if (status === 503) {
      void answer.header("retry-after", "1");
    }
    return answer.code(status).send({ error: message });
  });
  app.setNotFoundHandler(async (_request, answer) => answer.code(404).send({ error: "no such route" }));
}

/** Of a path that is no text, for which no hook is called. */
export function badPath(_error: FastifyError, _request: FastifyRequest, answer: FastifyReply): void {
  void answer.code(400).header("cache-control", "no-store").send({ error: "no such path" });
}
