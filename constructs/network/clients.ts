import { Token } from "cdktf";
import {
  type Check,
  type PlacedLiteral,
  type Problems,
  type Tags,
  copyOfTags,
  isUnresolved,
  literalName,
  lookupTagsCheck,
  optional,
  record,
  required,
  textMatching,
  variants,
} from "../core";
import { clientCidr } from "./cidr";
import { descriptionCheck } from "./group-names";

const hints = () => require("./hints") as typeof import("./hints");

interface ClientDescription {
  /**
   * Description of the rule, at most 255 characters.
   *
   * @default "Redis from <client name>"
   */
  readonly description?: string;
}

/** Everything in a security group; it may belong to a peered VPC or to another account (`account/sg-…`). */
export interface SecurityGroupClient extends ClientDescription {
  /** How the client is identified. */
  readonly kind: "security-group";
  /**
   * Id of the clients' security group: with the account (`444455556666/sg-…`) if it belongs to another one, and without
   * if it does not. AWS reports it so, and every plan would change a rule that says otherwise.
   *
   * @see https://github.com/hashicorp/terraform-provider-aws/issues/30664
   */
  readonly securityGroupId: string;
}

/** Everything in a security group that is found by tags when Terraform plans. */
export interface ClientLookup extends ClientDescription {
  /** How the client is identified. */
  readonly kind: "lookup";
  /** Tags of exactly one security group. */
  readonly securityGroupTags: Tags;
}

/** Everything in an address range. */
export interface CidrClient extends ClientDescription {
  /** How the client is identified. */
  readonly kind: "cidr";
  /** A private IPv4 range, or the IPv6 range of one network. An unresolved one must be IPv4. */
  readonly cidr: string;
}

/** Everything in a managed prefix list. */
export interface PrefixListClient extends ClientDescription {
  /** How the client is identified. */
  readonly kind: "prefix-list";
  /** Id of the prefix list. */
  readonly prefixListId: string;
}

/** A client that may connect to a cache. */
export type Client = SecurityGroupClient | ClientLookup | CidrClient | PrefixListClient;

/** The clients that may connect to a cache, by a name of your choice. */
export type Clients = Readonly<Record<string, Client>>;

/**
 * The id of a security group, after the account that it belongs to if that is another one.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html
 */
const peerGroupIdCheck = textMatching(
  /^(\d{12}\/)?sg-[0-9a-f]+$/,
  "must be a security group id like sg-0123456789abcdef0",
);

const description = optional(descriptionCheck);

/**
 * Check of a {@link Client}.
 *
 * @internal
 */
export const clientCheck: Check<Client> = variants<Client>(
  {
    "security-group": { securityGroupId: required(peerGroupIdCheck), description },
    lookup: { securityGroupTags: required(lookupTagsCheck), description },
    cidr: { cidr: required(clientCidr), description },
    "prefix-list": {
      prefixListId: required(textMatching(/^pl-[\da-f]+$/, "must be a prefix list id like pl-0123456789abcdef0")),
      description,
    },
  },
  () => hints().clientHints,
);

/**
 * The security group of a client in another account. With the account of the cache before it, the provider would find
 * another id than it was given in every plan.
 *
 * @internal
 */
export function placedClient(at: string, client: Client): readonly PlacedLiteral[] {
  return client.kind === "security-group"
    ? [{ prop: `${at}.securityGroupId`, value: client.securityGroupId, abroad: true }]
    : [];
}

/**
 * The clients whose security groups are in other accounts.
 *
 * @internal
 */
export function placedClients(at: string, clients: Clients = {}): readonly PlacedLiteral[] {
  return isUnresolved(clients)
    ? []
    : Object.entries(clients).flatMap(([name, client]) => placedClient(`${at}.${name}`, client));
}

/**
 * Check of a client's name.
 *
 * @internal
 */
export const clientNameCheck: Check<string> = literalName(
  /^[A-Za-z][\w-]*$/,
  "must be a name of letters, digits, hyphens and underscores",
);

/**
 * Check of {@link Clients}.
 *
 * @internal
 */
export const clientsCheck: Check<Clients> = (at, value, problems) => {
  record(clientCheck, { key: clientNameCheck })(at, value, problems);
  const sound = Object.entries(problems.sound(value as Clients, at) as Clients);
  const telling = sound.filter(([, client]) => ![client, client.kind].some(isUnresolved));
  const sources = new Map<string, Source>();
  for (const [name, client] of telling) {
    const source = sourceOf(client);
    checkSource(problems, `${at}.${name}`, source, sources);
    sources.set(name, source);
  }
};

/**
 * What identifies a client for AWS: an id, a range, or tags in the order of their keys.
 *
 * @internal
 */
export type Source = string | Tags;

/**
 * Checks that no other client has the source, which AWS accepts only once; `known` are the sources by client name.
 *
 * @internal
 */
export function checkSource(problems: Problems, at: string, source: Source, known: ReadonlyMap<string, Source>): void {
  const [twin] = [...known].find(([, other]) => JSON.stringify(other) === JSON.stringify(source)) ?? [];
  if (twin !== undefined) {
    problems.add(at, `must not be the same source as \`clients.${twin}\``, source);
  }
}

/**
 * The source that identifies a client for AWS.
 *
 * @internal
 */
export function sourceOf(client: Client): Source {
  switch (client.kind) {
    case "security-group":
      return Token.asString(client.securityGroupId);
    case "lookup":
      return inOrder(copyOfTags(client.securityGroupTags));
    case "prefix-list":
      return Token.asString(client.prefixListId);
    case "cidr":
      return Token.asString(client.cidr);
  }
}

function inOrder(tags: Tags): Tags {
  const texts = Object.entries(tags).map(([key, value]) => [key, Token.asString(value)] as const);
  return Object.fromEntries(texts.sort(([a], [b]) => (a < b ? -1 : 1)));
}
