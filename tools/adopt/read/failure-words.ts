import { isThrottlingError } from "@smithy/core/retry";
import { type AdoptAction, adoptActions } from "../../shared/adopt-actions";
import { Failure, messageOf } from "../../shared/failure";
import { policy } from "../calls";

/** A call that failed, as far as it tells why. */
interface Fault {
  /** AWS's code, or the name of an error of the client. */
  readonly name: string;
  /** The operating system's code. @default - it is none of its errors */
  readonly code?: string;
  readonly message: string;
  readonly isThrottled: boolean;
}

/** One kind of faults, and what people can do about it. */
interface Kind {
  readonly matches: (fault: Fault) => boolean;
  readonly words: (action: AdoptAction, region: string, fault: Fault) => string;
}

const renewal =
  "sign in again (`aws sso login`, with `--profile` where you use one), or set new values for AWS_ACCESS_KEY_ID, " +
  "AWS_SECRET_ACCESS_KEY and AWS_SESSION_TOKEN";

/** AWS's codes, which the client calls exceptions or faults where it has a class for them. */
const named =
  (...names: readonly string[]) =>
  ({ name, code = "" }: Fault): boolean =>
    names.includes(name.replace(/(Exception|Fault)$/, "")) || names.includes(code);

/**
 * The first that matches counts.
 *
 * @see https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/CommonErrors.html
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
 */
const kinds: readonly Kind[] = [
  {
    matches: ({ isThrottled }) => isThrottled,
    words: (action) => `AWS went on asking for fewer calls of ${action} for a minute: try again later`,
  },
  {
    matches: (fault) =>
      named("RequestTimeTooSkewed", "RequestInTheFuture")(fault) ||
      (named("InvalidSignature", "SignatureDoesNotMatch")(fault) &&
        /signature (expired|not yet current)/i.test(fault.message)),
    words: () => "the clock of this machine is wrong by minutes, so that AWS takes no request of it: set it",
  },
  {
    matches: (fault) =>
      named("ExpiredToken", "RequestExpired", "TokenRefreshRequired")(fault) ||
      (isOfProvider(fault) && /expired|refresh|re-authenticate/i.test(fault.message)),
    words: () => `your AWS credentials have expired: ${renewal}`,
  },
  {
    matches: isOfProvider,
    words: () =>
      "there are no AWS credentials: set AWS_PROFILE, or AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or sign in with " +
      "`aws sso login`",
  },
  {
    matches: named(
      "AuthFailure",
      "IncompleteSignature",
      "InvalidAccessKeyId",
      "InvalidClientTokenId",
      "InvalidSignature",
      "MissingAuthenticationToken",
      "SignatureDoesNotMatch",
      "UnrecognizedClient",
    ),
    words: (_action, region) =>
      `AWS does not know your credentials in ${region}: ${renewal}. Where they are right, the account has not enabled ` +
      region,
  },
  {
    matches: named("AccessDenied", "AuthorizationError", "UnauthorizedOperation"),
    words: (action, _region, { message }) => denied(message, action),
  },
  {
    matches: named("OptInRequired", "SubscriptionRequired"),
    words: (_action, region) => `the account has not enabled ${region}: enable it, or give another region`,
  },
  {
    matches: named("EAI_AGAIN", "ENOTFOUND"),
    words: (action, region) =>
      `there is no address for ${serviceOf(action)} in ${region}: check the region's name, and the network`,
  },
  {
    matches: named(
      "ECONNREFUSED",
      "ECONNRESET",
      "EHOSTUNREACH",
      "ENETUNREACH",
      "EPIPE",
      "ETIMEDOUT",
      "RequestTimeout",
      "TimeoutError",
    ),
    words: (action, region) =>
      `${serviceOf(action)} in ${region} does not answer: check the network, AWS_ENDPOINT_URL and proxies, and try again`,
  },
  {
    matches: named("InvalidReplicationGroupState"),
    words: () => "the cache began to change while it was read: try again when its status is `available`",
  },
];

/** A call that failed for a reason that nobody has foreseen, for example because an endpoint has no such service. */
export class Unforeseen extends Failure {}

/** What to tell people about a call that failed. */
export function failureOf(error: unknown, action: AdoptAction, region: string): Failure {
  const fault = faultOf(error);
  const kind = kinds.find(({ matches }) => matches(fault));
  return kind === undefined
    ? new Unforeseen(`${action} failed in ${region} (${saidBy(fault)})`, { cause: error })
    : new Failure(`${kind.words(action, region, fault)} (${saidBy(fault)})`, { cause: error });
}

/** What is denied is often said: a profile may have a role that its user may not take, before anything is asked. */
function denied(message: string, action: AdoptAction): string {
  const [, said = action] = /not authorized to perform: ([\w-]+:\w+)/.exec(message) ?? [];
  const help = adoptActions.some((each) => each === said)
    ? `attach ${policy} to who they are of`
    : "adopt does not need it, and how you sign in does: check the profile";
  return `your AWS credentials do not allow ${said}: ${help}`;
}

function faultOf(error: unknown): Fault {
  const { name = "Error", code } = Object(error) as { readonly name?: string; readonly code?: string };
  return {
    name,
    ...(code === undefined ? {} : { code }),
    message: messageOf(error),
    isThrottled: isThrottlingError(error as Parameters<typeof isThrottlingError>[0]),
  };
}

/** Errors of what looks for credentials on this machine, before anything is sent. */
function isOfProvider({ name }: Fault): boolean {
  return /^(Credentials|Token)ProviderError$/.test(name);
}

/** AWS's own words on one line, without the kilobyte of code that EC2 adds to a refusal, and what is for programmers. */
function saidBy({ name, code, message }: Fault): string {
  const [said = ""] = message.split(/\s*(?:Encoded authorization failure message|Deserialization error)/);
  const text = said.replace(/\s+/g, " ").trim();
  const label = code ?? name;
  return text === "" || text === label ? label : `${label}: ${text}`;
}

function serviceOf(action: AdoptAction): string {
  return action.slice(0, action.indexOf(":"));
}
