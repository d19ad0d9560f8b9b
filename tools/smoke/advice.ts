import { types } from "node:util";
import { pageAt } from "../shared/command-line/wording";
import { messageOf } from "../shared/failure";
import type { SmokeOptions } from "./options";

/** What may be wrong, and what to do: for errors whose code, name or message fits. */
interface Advice {
  readonly about: RegExp;
  readonly say: (options: SmokeOptions) => string;
}

/** Of several that fit, the first counts. */
const advices: readonly Advice[] = [
  {
    // @see https://nodejs.org/api/tls.html#x509-certificate-error-codes
    about:
      /SELF_SIGNED_CERT|UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT|CERT_UNTRUSTED|CERT_SIGNATURE_FAILURE/,
    say: ({ caFile }) =>
      caFile === undefined
        ? "if this is the right server, use --ca-file with the authority that signed its certificate; a cache of AWS needs none"
        : `${caFile} is not the authority that signed this certificate`,
  },
  {
    about: /ERR_TLS_CERT_ALTNAME_INVALID/,
    say: () => "use --host with a name in the certificate, or, through a tunnel, --server-name with the cache's own",
  },
  { about: /CERT_HAS_EXPIRED|CERT_NOT_YET_VALID/, say: () => "compare the clock of this machine" },
  {
    about: /ERR_SSL_|EPROTO|wrong version number/,
    say: () => "this port does not speak TLS: use --no-tls if the cache's transit encryption is off, or check the port",
  },
  {
    about: /ECONNRESET|EPIPE|SocketClosedUnexpectedlyError|disconnected before secure TLS/,
    say: ({ tls }) =>
      tls
        ? "this port may not speak TLS: use --no-tls if the cache's transit encryption is off, or check the port"
        : "the cache may require TLS: leave out --no-tls",
  },
  { about: /(ENOTFOUND|EAI_AGAIN) (secretsmanager|elasticache|sts)\.|\bTimeoutError\b/, say: needsEndpoint },
  {
    about: /ConnectionTimeoutError|SocketTimeoutError|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH/,
    say: ({ tls }) =>
      `this machine must be in a security group, or a range, that the cache lets in, and have a route to it${
        tls ? "; a cache without TLS is silent too: --no-tls" : ""
      }`,
  },
  {
    about: /ENOTFOUND|EAI_AGAIN/,
    say: () => "compare the name with the outputs, and try it from a machine in the cache's VPC",
  },
  { about: /ECONNREFUSED/, say: () => "nothing listens there: check the port, and the tunnel if there is one" },
  {
    about: /\bNOAUTH\b/,
    say: () => "the cache wants a login: --secret-arn for a token, --user for a password, --iam-user for IAM",
  },
  { about: /\bWRONGPASS\b/, say: wrongLogin },
  {
    about: /\bNOPERM\b/,
    say: () => "the user's access string forbids this; use --key-prefix for keys that it allows",
  },
  { about: /\bMOVED\b/, say: () => "this is a node of a sharded cache: add --sharded" },
  { about: /cluster support disabled/, say: () => "this cache is not sharded: leave out --sharded" },
  { about: /\bREADONLY\b/, say: () => "this is a replica: use the primary endpoint" },
  { about: /CLUSTERDOWN/, say: () => "a shard has no primary: look at the cache's events" },
  { about: /\b(LOADING|MASTERDOWN)\b/, say: () => "the node is not ready yet: wait, and try again" },
  {
    about: /\bOOM\b/,
    say: () => `the memory is full, and nothing may be evicted: see the runbook in ${pageAt("docs/operations.md")}`,
  },
  { about: /max number of clients/, say: () => `see the alarm connections-high in ${pageAt("docs/alarms.md")}` },
  {
    about: /CredentialsProviderError|Could not load credentials|ExpiredToken|UnrecognizedClient|InvalidClientTokenId/,
    say: () => "give this machine a role, or valid AWS credentials",
  },
  { about: /Region is missing/, say: () => "use --region" },
  {
    about: /AccessDenied.*(GetSecretValue|KMS|kms:)/,
    say: () => "this role needs secretsmanager:GetSecretValue, and kms:Decrypt with the key: `grantConnect` gives both",
  },
  {
    about: /AccessDenied/,
    say: () => "this role needs elasticache:DescribeCacheClusters and elasticache:DescribeCacheParameters",
  },
  {
    about: /marked for deletion|scheduled for deletion/,
    say: () => `see ${pageAt("docs/questions.md")}: the secret can be restored`,
  },
  {
    about: /ResourceNotFoundException/,
    say: () => "compare the ARN with the outputs, and the region",
  },
];

function needsEndpoint(): string {
  return "a network without internet needs a VPC endpoint of the service";
}

function wrongLogin({ login }: SmokeOptions): string {
  switch (login.kind) {
    case "iam":
      return `the role needs elasticache:Connect on the cache and on the user: see ${pageAt("docs/iam-authentication.md")}`;
    case "secret":
      return login.user === undefined
        ? `the cache has another token than the secret: see the rotation in ${pageAt("docs/security.md")}`
        : `the cache has no user ${login.user}, or another password than the secret: see the rotation in ${pageAt("docs/security.md")}`;
    case "none":
      return "the cache wants a login";
  }
}

/** What went wrong, in the words of whoever refused. */
export function reasonOf(error: unknown): string {
  const [first] = partsOf(error);
  return messageOf(first);
}

/** What to do about it; undefined when nobody knows. */
export function adviceOn(error: unknown, options: SmokeOptions): string | undefined {
  const signs = partsOf(error).map(signsOf).join(" ");
  return advices.find(({ about }) => about.test(signs))?.say(options);
}

/** A name with several addresses fails with an error for each. */
function partsOf(error: unknown): readonly unknown[] {
  const { errors = [] } = Object(error) as { readonly errors?: readonly unknown[] };
  return errors.length > 0 ? errors : [error];
}

function signsOf(error: unknown): string {
  const { code = "" } = Object(error) as { readonly code?: unknown };
  const { constructor, name } = types.isNativeError(error) ? error : new Error();
  return [String(code), name, constructor.name, messageOf(error)].join(" ");
}
