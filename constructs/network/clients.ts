import { Token } from "cdktf";
import {
  type Check,
  type Problems,
  type Tags,
  anything,
  copyOfTags,
  every,
  isUnresolved,
  known,
  literalName,
  lookupTagsCheck,
  optional,
  record,
  required,
  struct,
  textMatching,
  variants,
} from "../core";
import { clientCidr } from "./cidr";

interface ClientDescription {
  /**
   * Description of the rule, at most 255 characters.
   *
   * @default "Redis from <client name>"
   */
  readonly description?: string;
}

/** Everything that carries a security group; also one of a peered VPC, and of another account (`account/sg-…`). */
export interface SecurityGroupClient extends ClientDescription {
  /** What the client is known by. */
  readonly kind: "security-group";
  /** Id of the clients' security group. */
  readonly securityGroupId: string;
}

/** Everything that carries a security group that is found by tags when Terraform plans. */
export interface ClientLookup extends ClientDescription {
  /** What the client is known by. */
  readonly kind: "lookup";
  /** Tags of exactly one security group. */
  readonly securityGroupTags: Tags;
}

/** Everything in an address range. */
export interface CidrClient extends ClientDescription {
  /** What the client is known by. */
  readonly kind: "cidr";
  /** A private IPv4 range, or the IPv6 range of one network. An unresolved one must be IPv4. */
  readonly cidr: string;
}

/** Everything in a managed prefix list. */
export interface PrefixListClient extends ClientDescription {
  /** What the client is known by. */
  readonly kind: "prefix-list";
  /** Id of the prefix list. */
  readonly prefixListId: string;
}

/** Someone who may connect to a cache. */
export type Client = SecurityGroupClient | ClientLookup | CidrClient | PrefixListClient;

/** Those who may connect to a cache, by a name of your choice. */
export type Clients = Readonly<Record<string, Client>>;

/** Longest description of a security group or of a rule, in characters. @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html */
export const longestDescription = 255;

const allowed = "[\\w .:/()#,@[\\]+=&;{}!$*-]";
const described = "letters, digits, spaces or ._-:/()#,@[]+=&;{}!$*";

/**
 * Check of the description of a security group or one of its rules.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SecurityGroupRuleDescription.html
 * @internal
 */
export const descriptionCheck: Check = textMatching(
  new RegExp(`^(?= *[^ ])${allowed}{1,${longestDescription}}$`),
  `must be 1 to ${longestDescription} ${described}, not blank`,
);

/**
 * Check of how the name of a security group begins.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
 * @internal
 */
export const groupNameStartCheck: Check = known((at, name, problems) => {
  if (typeof name === "string" && name.startsWith("sg-")) {
    problems.add(at, "must not begin with sg-, as the ids of security groups do", name);
  }
});

/** Check of the name of a security group, or its beginning. */
export const groupNameCheck: Check = every(
  textMatching(new RegExp(`^${allowed}+$`), `must be ${described}`),
  groupNameStartCheck,
);

/** Check of the id of a security group. */
export const groupIdCheck = textMatching(
  /^(\d{12}\/)?sg-[0-9a-f]+$/,
  "must be a security group id like sg-0123456789abcdef0",
);

const description = optional(descriptionCheck);

/** Check of a {@link Client}. */
export const clientCheck: Check = variants("kind", {
  "security-group": struct<SecurityGroupClient>({
    kind: required(anything),
    securityGroupId: required(groupIdCheck),
    description,
  }),
  lookup: struct<ClientLookup>({ kind: required(anything), securityGroupTags: required(lookupTagsCheck), description }),
  cidr: struct<CidrClient>({ kind: required(anything), cidr: required(clientCidr), description }),
  "prefix-list": struct<PrefixListClient>({
    kind: required(anything),
    prefixListId: required(textMatching(/^pl-[0-9a-f]+$/, "must be a prefix list id like pl-0123456789abcdef0")),
    description,
  }),
});

/** Check of a client's name. */
export const clientNameCheck: Check = literalName(
  /^[A-Za-z][\w-]*$/,
  "must be a name of letters, digits, hyphens and underscores",
);

/**
 * Check of {@link Clients}.
 *
 * @internal
 */
export const clientsCheck: Check = (at, value, problems) => {
  record(clientCheck, clientNameCheck)(at, value, problems);
  const sound = Object.entries(problems.sound(value as Clients, at) as Clients);
  const telling = sound.filter(([, client]) => ![client, client.kind].some(isUnresolved));
  const sources = new Map<string, Source>();
  for (const [name, client] of telling) {
    const source = sourceOf(client);
    checkSource(problems, `${at}.${name}`, source, sources);
    sources.set(name, source);
  }
};

/** What AWS tells clients apart by: an id, a range, or tags in the order of their keys. */
export type Source = string | Tags;

/** Checks that AWS, which takes a source once, does not have it yet; `known` are sources by client name. */
export function checkSource(problems: Problems, at: string, source: Source, known: ReadonlyMap<string, Source>): void {
  const [twin] = [...known].find(([, other]) => JSON.stringify(other) === JSON.stringify(source)) ?? [];
  if (twin !== undefined) {
    problems.add(at, `must not be the same source as \`clients.${twin}\``, source);
  }
}

/** What AWS tells a client apart from others by. */
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
