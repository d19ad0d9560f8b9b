import { SecurityGroup as AwsSecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Construct } from "constructs";
import {
  Problems,
  type Shape,
  type Tags,
  fitName,
  integer,
  namedTags,
  optional,
  required,
  struct,
  tagsCheck,
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
  descriptionCheck,
  groupNameCheck,
  longestDescription,
  sourceOf,
} from "./clients";
import { vpcIdCheck } from "./network-choice";

/**
 * Longest name of a security group, in characters.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html
 */
const longestName = 255;

/** Properties of a {@link SecurityGroup}. */
export interface SecurityGroupProps {
  /** Beginning of the group's name. */
  readonly name: string;
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

const shape: Shape<SecurityGroupProps> = {
  name: required(groupNameCheck),
  vpcId: required(vpcIdCheck),
  port: required(integer(1, 65535)),
  clients: optional(clientsCheck),
  description: optional(descriptionCheck),
  tags: optional(tagsCheck),
};

/**
 * The security group of a cache: named clients may reach its port, and nothing may leave. Every client is a rule of its
 * own, so that adding one touches no other.
 */
export class SecurityGroup extends Construct {
  /** The provider's resource. */
  public readonly resource: AwsSecurityGroup;
  /** Id of the group. */
  public readonly securityGroupId: string;
  private readonly name: string;
  private readonly sources = new Map<string, Source>();
  private readonly tags: Tags | undefined;
  private readonly port: number;

  /** @throws ValidationError when the props cannot work, with every reason */
  constructor(scope: Construct, id: string, props: SecurityGroupProps) {
    super(scope, id);
    const problems = new Problems();
    struct(shape)("", props, problems);
    problems.throwIfAny(this);

    const name = fitName(`${props.name}-clients`, longestName);
    this.name = props.name;
    this.tags = props.tags;
    this.port = props.port;
    this.resource = new AwsSecurityGroup(this, "Resource", {
      name,
      description: props.description ?? fitName(`Clients of the cache ${props.name}`, longestDescription),
      vpcId: props.vpcId,
      tags: namedTags(name, props.tags),
    });
    this.securityGroupId = this.resource.id;
    for (const [clientName, client] of Object.entries(props.clients ?? {})) {
      this.allowFrom(clientName, client);
    }
  }

  /**
   * Lets a client connect to the cache.
   *
   * @param clientName name of the rule among the cache's clients
   * @param scope where the rule is made, and the look-up: the stack of the client, if its security group is made there;
   *   the cache's own by default
   * @throws ValidationError when the client is none of a security group, tags of one, a private range or a prefix list,
   *   or is known
   */
  public allowFrom(clientName: string, client: Client, scope: Construct = this): void {
    const problems = new Problems();
    clientNameCheck("clientName", clientName, problems);
    problems.throwIfAny(this);
    clientCheck(`clients.${clientName}`, client, problems);
    problems.throwIfAny(this);
    this.refuseKnown(clientName, client);

    new ClientRule(scope, scope === this ? `From-${clientName}` : `${this.name}-From-${clientName}`, {
      securityGroupId: this.securityGroupId,
      port: this.port,
      clientName,
      client,
      tags: this.tags,
    });
  }

  /** AWS takes a source once, and a name tells the rules apart. */
  private refuseKnown(clientName: string, client: Client): void {
    const problems = new Problems();
    const source = sourceOf(client);
    if (this.sources.has(clientName)) {
      problems.add(`clients.${clientName}`, "must not be given twice", undefined, "choose another name");
    } else {
      checkSource(problems, `clients.${clientName}`, source, this.sources);
    }
    problems.throwIfAny(this);
    this.sources.set(clientName, source);
  }
}
