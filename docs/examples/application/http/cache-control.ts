import { createHash } from "node:crypto";

import type { FastifyInstance } from "fastify";

declare module "fastify" {
  interface FastifyContextConfig {
    /** Who may keep the answers of a route. @default - nobody */
    readonly keptBy?: keyof typeof cacheControl;
  }
}

/**
 * What a CDN, and a browser, may do with an answer. Nobody tells a CDN of a change, so what everybody may see is at most one
 * minute old there, and while this application fails, 6 minutes. Browsers ask each time, which costs a 304 when nothing has
 * changed. There is no `stale-while-revalidate`: browsers obey it as well, and would show their own user an old value.
 */
export const cacheControl = {
  /** The same for everybody. */
  everybody: "public, max-age=0, s-maxage=60, stale-if-error=300",
  /** Of one user: not for a CDN. */
  oneUser: "private, no-cache",
} as const;

/** Says of every answer who may keep it, and answers 304 to those who have it already. */
export function cacheHeaders(app: FastifyInstance): void {
  app.addHook("onSend", async (request, answer, body: unknown) => {
    const { keptBy } = request.routeOptions.config;
    // Errors, and what is of this moment.
    if (keptBy === undefined || answer.statusCode !== 200 || typeof body !== "string") {
      void answer.header("cache-control", "no-store");
      return body;
    }
    const tag = `"${createHash("sha256").update(body).digest("base64url")}"`;
    void answer.header("cache-control", cacheControl[keptBy]).header("etag", tag);
    // A CDN that compresses makes it a weak tag.
    const known = (request.headers["if-none-match"] ?? "").split(/\s*,\s*/).map((each) => each.replace(/^W\//, ""));
    if (!known.includes(tag)) {
      return body;
    }
    void answer.code(304).removeHeader("content-length").removeHeader("content-type");
    // Of HEAD, Fastify itself leaves the body out, and has to have one for that.
    return request.method === "HEAD" ? body : null;
  });
}
