import { DataAwsSecurityGroup } from "@cdktf/provider-aws/lib/data-aws-security-group";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import { Construct } from "constructs";
import {
  type Tags,
  claimName,
  fitName,
  integer,
  keepInPlace,
  namedTags,
  optional,
  required,
  securityGroupIdCheck,
  struct,
  validate,
  tagsCheck,
} from "../core";
import { isIpv6 } from "./cidr";
import { type Client, type ClientLookup, clientCheck, clientNameCheck, placedClient } from "./clients";
import { maxDescriptionLength } from "./group-names";
import { byTags, unaffectedByAspects } from "./look-up";

const hints = () => require("./hints") as typeof import("./hints");

/** Properties of a {@link ClientRule}. */
export interface ClientRuleProps {
  /** Id of the cache's security group; it may be made in another stack. */
  readonly securityGroupId: string;
  /** Port that the client connects to. */
  readonly port: number;
  /** Name of the client. Known at synth: no token. */
  readonly clientName: string;
  /** The client. */
  readonly client: Client;
  /**
   * Tags of the rule.
   *
   * @default - the `Name` only
   */
  readonly tags?: Tags;
}

const propsCheck = struct<ClientRuleProps>(
  {
    securityGroupId: required(securityGroupIdCheck),
    port: required(integer(1, 65535)),
    clientName: required(clientNameCheck),
    client: required(clientCheck),
    tags: optional(tagsCheck),
  },
  () => hints().clientRuleHints,
);

/**
 * Lets one client connect to a cache. If the client's security group is made in another stack than the cache, make its
 * rule there as well: then that stack depends on the cache's, never the reverse.
 */
export class ClientRule extends Construct {
  /** The provider's resource. */
  public readonly resource: VpcSecurityGroupIngressRule;

  /**
   * @throws ValidationError when the client is not a security group, security group tags, a private range or a prefix
   *   list
   */
  constructor(scope: Construct, id: string, props: ClientRuleProps) {
    super(scope, id);
    validate(this, propsCheck, props);

    const { clientName, client, port } = props;
    this.resource = new VpcSecurityGroupIngressRule(this, "Resource", {
      securityGroupId: props.securityGroupId,
      description: client.description ?? fitName(`Redis from ${clientName}`, maxDescriptionLength),
      ipProtocol: "tcp",
      fromPort: port,
      toPort: port,
      ...this.source(client),
      tags: namedTags(clientName, props.tags),
    });
    claimName(this, this.resource, "rule for a client", "client");
    keepInPlace(this, this.resource, placedClient("client", client));
  }

  private source(client: Client) {
    switch (client.kind) {
      case "security-group":
        return { referencedSecurityGroupId: client.securityGroupId };
      case "lookup":
        return { referencedSecurityGroupId: this.lookUp(client) };
      case "prefix-list":
        return { prefixListId: client.prefixListId };
      case "cidr":
        return isIpv6(client.cidr) ? { cidrIpv6: client.cidr } : { cidrIpv4: client.cidr };
    }
  }

  private lookUp({ securityGroupTags }: ClientLookup): string {
    return unaffectedByAspects(new DataAwsSecurityGroup(this, "SecurityGroup", byTags(securityGroupTags))).id;
  }
}
