import { type TLSSocket, connect as connectTcp } from "node:tls";

import { requireOrSkip } from "../support/requirements";
import { sleep } from "../support/processes";
import type { DeclaredCache } from "./support/declared";
import { fastClock, hasFastClock } from "./support/fast-clock";
import { startNode } from "./support/server";
import { declaredInSeed, withParameters } from "./support/stack";
import { describeWithRedis, token } from "./support/suite";

/** The servers' clocks run this much faster than ours. */
const factor = 60;

/** A server looks at its clock ten times a second of ours, so it may take an idle time for this much longer than it was. */
const tickSeconds = 0.1 * factor + 1;

requireOrSkip("a faster clock (Debian package libfaketime)", hasFastClock)("an idle client", () => {
  describeWithRedis(`on servers whose clock runs ${factor} times faster`, (options) => {
    /** Seconds of the server's clock until it closes a connection that says nothing, if it does within the limit. */
    const idleSeconds = async (
      cache: DeclaredCache,
      limitSeconds: number,
      prepare: (socket: TLSSocket) => void = () => undefined,
    ): Promise<number | undefined> => {
      const node = await startNode(cache, { ...options, env: fastClock(factor) });
      const socket = connectTcp({ host: "127.0.0.1", port: node.port, ca: options.certificates.ca });
      const start = Date.now();
      const closed = new Promise<number>((resolve) => {
        socket.on("close", () => {
          resolve(((Date.now() - start) / 1_000) * factor);
        });
        socket.on("error", () => undefined);
        socket.on("secureConnect", () => {
          prepare(socket);
        });
        socket.resume();
      });
      const outcome = await Promise.race([closed, sleep((limitSeconds / factor) * 1_000).then(() => undefined)]);
      socket.destroy();
      await node.stop();
      return outcome;
    };

    test("is closed after five minutes, as the seed's stack says", async () => {
      const seconds = await idleSeconds(declaredInSeed(), 480);
      expect(seconds).toBeGreaterThanOrEqual(300 - tickSeconds);
      expect(seconds).toBeLessThan(400);
    });

    test("is closed sooner when the stack says sooner", async () => {
      const seconds = await idleSeconds(withParameters(declaredInSeed(), { timeout: "120" }), 480);
      expect(seconds).toBeGreaterThanOrEqual(120 - tickSeconds);
      expect(seconds).toBeLessThan(220);
    });

    test("is closed whatever TCP keeps alive", async () => {
      const seconds = await idleSeconds(declaredInSeed(), 480, (socket) => socket.setKeepAlive(true, 1_000));
      expect(seconds).toBeLessThan(400);
    });

    test.each([
      ["waits for messages", "SUBSCRIBE news"],
      ["waits for an element", "BLPOP list 0"],
    ])("is not closed while it %s", async (_what, command) => {
      const wait = (socket: TLSSocket) => socket.write(`AUTH ${token}\r\n${command}\r\n`);
      expect(await idleSeconds(declaredInSeed(), 480, wait)).toBeUndefined();
    });

    test("is never closed when the timeout is 0", async () => {
      expect(await idleSeconds(withParameters(declaredInSeed(), { timeout: "0" }), 480)).toBeUndefined();
    });
  });
});
