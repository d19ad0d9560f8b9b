import { createHash } from "node:crypto";
import { SecurityGroup as AwsSecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Construct } from "constructs";
import {
  type Tags,
  Problems,
  checkScope,
  claimName,
  fitName,
  hasFrameworkToken,
  integer,
  namedTags,
  optional,
  partOf,
  required,
  struct,
  validate,
  tagsCheck,
  vpcIdCheck,
  wholeOf,
} from "../core";
import { ClientRule } from "./client-rule";
import {
  type Client,
  type Clients,
  type Source,
  checkSource,
  clientCheck,
  clientNameCheck,
  clientsCheck,
  sourceOf,
} from "./clients";
import {
  descriptionCheck,
  groupNameFormCheck,
  groupNameStartCheck,
  maxDescriptionLength,
  maxGroupNameLength,
  ownGroupNameCheck,
} from "./group-names";

const hints = () => require("./hints") as typeof import("./hints");

/** @internal */
export const ruleHints = () => hints().ruleHints;

/** Digits of the hash that stands for a group in the ids of rules made elsewhere. */
const hashLength = 8;

/** Properties of a {@link SecurityGroup}. */
export interface SecurityGroupProps {
  /** What the group is for: the beginning of its name, and a part of its description. */
  readonly name: string;
  /**
   * Name of the group, in full. Changing it replaces the group.
   *
   * @default "<name>-clients"
   */
  readonly securityGroupName?: string;
  /** VPC of the cache. */
  readonly vpcId: string;
  /** Port that the clients connect to. */
  readonly port: number;
  /**
   * Who may connect, by a name of your choice.
   *
   * @default - nobody, until `allowFrom` is called
   */
  readonly clients?: Clients;
  /**
   * Description shown in the console. Changing it replaces the group.
   *
   * @default "Clients of the cache <name>"
   */
  readonly description?: string;
  /**
   * Tags of the group and its rules.
   *
   * @default - the `Name` only
   */
  readonly tags?: Tags;
}

const propsCheck = struct<SecurityGroupProps>(
  {
    name: required(groupNameFormCheck),
    securityGroupName: optional(ownGroupNameCheck),
    vpcId: required(vpcIdCheck),
    port: required(integer(1, 65535)),
    clients: optional(clientsCheck),
    description: optional(descriptionCheck),
    tags: optional(tagsCheck),
  },
  () => hints().securityGroupHints,
);

/**
 * The security group of a cache: named clients may reach its port, and there is no egress rule. Every client has a rule
 * of its own, so adding one does not touch the others.
 */
export class SecurityGroup extends Construct {
  /** The provider's resource. */
  public readonly resource: AwsSecurityGroup;
  /** Id of the group. */
  public readonly securityGroupId: string;
  private readonly ruleByClient = new Map<string, ClientRule>();
  private readonly name: string;
  private readonly sources = new Map<string, Source>();
  private readonly tags: Tags | undefined;
  private readonly port: number;

  /** @throws ValidationError that lists every problem with the props */
  constructor(scope: Construct, id: string, props: SecurityGroupProps) {
    super(scope, id);
    validate(this, propsCheck, props, {
      rules: ({ name, securityGroupName }, problems) => {
        if (securityGroupName === undefined) {
          groupNameStartCheck("name", name, problems);
        }
      },
    });

    const name = props.securityGroupName ?? fitName(`${props.name}-clients`, maxGroupNameLength);
    this.name = props.name;
    this.tags = props.tags;
    this.port = props.port;
    this.resource = new AwsSecurityGroup(this, "Resource", {
      name,
      description: props.description ?? fitName(`Clients of the cache ${props.name}`, maxDescriptionLength),
      vpcId: props.vpcId,
      tags: namedTags(name, props.tags),
    });
    this.securityGroupId = this.resource.id;
    const named = props.securityGroupName === undefined ? "name" : "securityGroupName";
    claimName(this, this.resource, "security group", named);
    for (const [clientName, client] of Object.entries(props.clients ?? {})) {
      this.allowFrom(clientName, client);
    }
  }

  /**
   * Lets a client connect to the cache.
   *
   * @param clientName name of the rule among the cache's clients
   * @param scope where the rule and the look-up are created: the client's stack, if its security group is made there;
   *   the cache's own by default
   * @throws ValidationError when the client is not a security group, security group tags, a private range or a prefix
   *   list, or when the cache already has it
   */
  public allowFrom(clientName: string, client: Client, scope: Construct = this): void {
    const problems = new Problems();
    clientNameCheck("clientName", clientName, problems);
    checkScope(problems, "scope", scope, this);
    problems.throwIfAny(wholeOf(this));
    clientCheck(`clients.${clientName}`, client, problems);
    problems.throwIfAny(wholeOf(this));
    this.refuseKnown(clientName, client);

    const rule = new ClientRule(scope, scope === this ? `From-${clientName}` : this.idElsewhere(scope, clientName), {
      securityGroupId: this.securityGroupId,
      port: this.port,
      clientName,
      client,
      tags: this.tags,
    });
    this.ruleByClient.set(clientName, partOf(this, rule, { client: `clients.${clientName}` }));
  }

  /** The rules, by the clients' names. */
  public get rules(): ReadonlyMap<string, ClientRule> {
    return new Map(this.ruleByClient);
  }

  /**
   * The id of a rule outside of the group. Groups of two stacks may have one name: what comes second gets a hash. An id
   * takes no name that only Terraform knows.
   */
  private idElsewhere({ node }: Construct, clientName: string): string {
    const hash = createHash("sha256").update(this.node.path).digest("hex").slice(0, hashLength);
    const group = hasFrameworkToken(this.name) ? `Group-${hash}` : this.name;
    const id = `${group}-From-${clientName}`;
    return node.tryFindChild(id) === undefined ? id : `${id}-${hash}`;
  }

  /** AWS accepts a source only once, and rules are told apart by name. */
  private refuseKnown(clientName: string, client: Client): void {
    const problems = new Problems();
    const source = sourceOf(client);
    if (this.sources.has(clientName)) {
      problems.add(`clients.${clientName}`, "must not be given twice", undefined, "choose another name");
    } else {
      checkSource(problems, `clients.${clientName}`, source, this.sources);
    }
    problems.throwIfAny(wholeOf(this));
    this.sources.set(clientName, source);
  }
}
