import { sleep } from "../../support/processes";
import { type ApiCall, errorAnswer } from "./api-call";
import type { Fault } from "./api-proxy";
import type { Outcome } from "./deployment";
import type { Lab } from "./lab";

/** Operations that change something. */
const changing = /^(Create|Put|Modify|Add|Authorize|Set|Tag|Update|Enable)/;

/** Lets the first calls of every changing operation fail. */
export function failingFirst(times: number, status: number, code: string): Fault {
  const counts = new Map<string, number>();
  return (call) => {
    const count = (counts.get(call.operation) ?? 0) + 1;
    counts.set(call.operation, count);
    return changing.test(call.operation) && count <= times
      ? errorAnswer(call, status, code, "injected by a test")
      : undefined;
  };
}

/** Lets every call of an operation fail. */
export function failing(operation: string, status: number, code: string): Fault {
  return (call) => (call.operation === operation ? errorAnswer(call, status, code, "injected by a test") : undefined);
}

/** Lets an operation happen and its answer get lost, once. */
export function losingAnswer(operation: string): Fault {
  let lost = false;
  return async (call, forward) => {
    if (lost || call.operation !== operation) {
      return undefined;
    }
    lost = true;
    await forward();
    return errorAnswer(call, 500, "InternalFailure", "injected by a test");
  };
}

/**
 * Refuses to change a token into nothing, as AWS does; the emulator takes it.
 *
 * @see https://github.com/hashicorp/terraform-provider-aws/issues/38209
 */
export const refusingEmptyTokens: Fault = (call) => {
  const { AuthTokenUpdateStrategy, AuthToken = "" } = call.parameters;
  return call.operation === "ModifyReplicationGroup" && AuthTokenUpdateStrategy !== undefined && AuthToken === ""
    ? errorAnswer(call, 400, "InvalidParameterCombination", "the AUTH token must not be empty")
    : undefined;
};

/** Makes every answer wait. */
export function slow(ms: number): Fault {
  return async () => {
    await sleep(ms);
    return undefined;
  };
}

/** From the first call of an operation on, refuses everything as AWS refuses expired keys. */
export function expiringAt(operation: string): Fault {
  let expired = false;
  return (call: ApiCall) => {
    expired ||= call.operation === operation;
    return expired
      ? errorAnswer(call, 400, "ExpiredToken", "The security token included in the request is expired")
      : undefined;
  };
}

/** Deploys one thing after the other, and kills Terraform the moment it asks for an operation, before or after that is carried out. */
export async function deployAndKill(lab: Lab, operation: string, when: "before" | "after"): Promise<Outcome> {
  const running = lab.deployment.start("apply", "-auto-approve", "-parallelism=1");
  lab.proxy.setFault(async (call, forward) => {
    if (call.operation !== operation) {
      return undefined;
    }
    if (when === "after") {
      await forward();
    }
    await running.stop("SIGKILL");
    // Nobody is left to hear the answer.
    return errorAnswer(call, 500, "Gone", "the caller was killed");
  });
  const exitCode = await running.ended;
  lab.proxy.setFault(undefined);
  return { exitCode, output: running.output() };
}
