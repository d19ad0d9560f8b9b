import { createHash } from "node:crypto";

import type { FastifyReply, FastifyRequest } from "fastify";

/**
 * What a CDN, and a browser, may do with an answer. Nobody tells a CDN of a change, so what everybody may see is at most as
 * old there as `s-maxage` says, and browsers ask each time, which costs a 304 when nothing has changed.
 */
export const cacheControl = {
  /** The same for everybody. */
  everybody: "public, max-age=0, s-maxage=60, stale-while-revalidate=30",
  /** Of one user: not for a CDN. */
  oneUser: "private, no-cache",
  /** Of this moment, and errors. */
  nobody: "no-store",
} as const;

/** Answers with a value, or with 304 when the caller has it already. */
export async function reply(
  request: FastifyRequest,
  answer: FastifyReply,
  value: unknown,
  control: string,
): Promise<FastifyReply> {
  const body = JSON.stringify(value);
  const tag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 27)}"`;
  void answer.header("cache-control", control).header("etag", tag);
  const known = (request.headers["if-none-match"] ?? "").split(/\s*,\s*/).map((each) => each.replace(/^W\//, ""));
  return known.includes(tag) ? answer.code(304).send() : answer.type("application/json; charset=utf-8").send(body);
}
