import { CacheError } from "managed-redis-client";
import type { FastifyInstance } from "fastify";

import { cacheControl } from "./cache-control";

/** What a refusal of PostgreSQL means to the caller. */
const refusals: Readonly<Record<string, { readonly status: number; readonly message: string }>> = {
  "23503": { status: 422, message: "what it refers to does not exist" },
  "23505": { status: 409, message: "it exists already" },
};

/** What a caller hears of an error: never a value, a statement or an address. */
export function answerOf(error: unknown): { readonly status: number; readonly message: string } {
  const { code, statusCode, message } = Object(error) as { code?: string; statusCode?: number; message?: string };
  if (error instanceof CacheError) {
    return { status: 503, message: `nothing was promised, try again: ${error.code}` };
  }
  if (statusCode !== undefined && statusCode < 500) {
    return { status: statusCode, message: message ?? "" };
  }
  return refusals[code ?? ""] ?? { status: 503, message: "the database does not answer" };
}

export function errorHandler(app: FastifyInstance): void {
  app.setErrorHandler(async (error, request, answer) => {
    const { status, message } = answerOf(error);
    if (status >= 500) {
      request.log.error(error);
    }
    void answer.header("cache-control", cacheControl.nobody);
    if (status === 503) {
      void answer.header("retry-after", "1");
    }
    return answer.code(status).send({ error: message });
  });
}
