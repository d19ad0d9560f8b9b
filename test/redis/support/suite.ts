import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { has, killAll } from "../../support/processes";
import { requireOrSkip } from "../../support/requirements";
import { makeCertificates } from "./certificates";
import type { NodeOptions } from "./server";

/** A token of the form the service takes; it opens nothing but the servers of these tests. */
export const token = "only-for-servers-of-this-test-run";

/** Groups tests that need a real redis-server. */
export function describeWithRedis(name: string, tests: (options: NodeOptions) => void): void {
  const available = has("redis-server", "--version") && has("openssl", "version");
  requireOrSkip("redis-server 7 and openssl, to run what the stacks declare", available)(name, () => {
    jest.setTimeout(60_000);
    const folder = available ? mkdtempSync(join(tmpdir(), "certificates-")) : "";
    tests({ certificates: available ? makeCertificates(folder) : noCertificates, token });
    afterAll(() => {
      killAll();
      rmSync(folder, { recursive: true, force: true });
    });
  });
}

const noCertificates = { caFile: "", certFile: "", keyFile: "", ca: "" };
