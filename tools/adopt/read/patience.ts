import { StandardRetryStrategy } from "@smithy/core/retry";

type Token = Awaited<ReturnType<StandardRetryStrategy["acquireInitialRetryToken"]>>;
type Answer = Parameters<StandardRetryStrategy["refreshRetryTokenForRetry"]>[1];

/**
 * How often a call is made while AWS asks for slower ones. The pauses between them, of random length, grow to 20 seconds
 * and add up to more than a minute.
 */
const maxAttempts = 15;

/** How often a call is made while nothing answers: a mistyped region is known after a second. */
const maxUnanswered = 4;

/** Waits long for a service that is busy, and gives up soon on one that is not there. */
export class Patience extends StandardRetryStrategy {
  public constructor() {
    super(maxAttempts);
  }

  public override async refreshRetryTokenForRetry(token: Token, answer: Answer): Promise<Token> {
    if (answer.errorType === "TRANSIENT" && token.getRetryCount() + 1 >= maxUnanswered) {
      throw new Error("nothing answers");
    }
    return super.refreshRetryTokenForRetry(token, answer);
  }
}
