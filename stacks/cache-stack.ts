import { DataAwsSecurityGroup } from "@cdktf/provider-aws/lib/data-aws-security-group";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { TerraformStack } from "cdktf";
import type { Construct } from "constructs";
import { CacheNetwork, type Clients, RedisCache } from "../constructs";
import type { ClientLookups, Environment } from "./environment";
import { declareOutputs } from "./outputs";
import { keepState } from "./state-backend";

/**
 * The stack of one environment: a network and the caches in it.
 *
 * It names no `required_version`, though a generated secret needs Terraform or OpenTofu 1.11: Checkov reads no JSON whose
 * `terraform` block has a text in it, so it would scan nothing. Older versions stop at the write-only argument that the secret is written through.
 */
export class CacheStack extends TerraformStack {
  /** The caches by construct id. */
  public readonly caches: Readonly<Record<string, RedisCache>>;

  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    const { account, region, tags } = environment;
    keepState(this, id, environment.state);
    new AwsProvider(this, "Aws", { region, ...(account === "any" ? {} : { allowedAccountIds: [account] }) });

    const network = new CacheNetwork(this, "Network", { network: environment.network, tags });
    const clients = { ...this.lookUp(environment.clients), ...environment.moreClients };
    this.caches = Object.fromEntries(
      Object.entries(environment.caches).map(([cacheId, props]) => {
        const cache = new RedisCache(this, cacheId, { ...props, network, clients, tags: { ...tags, ...props.tags } });
        declareOutputs(this, cacheId, cache);
        return [cacheId, cache];
      }),
    );
  }

  private lookUp(lookups: ClientLookups): Clients {
    return Object.fromEntries(
      Object.entries(lookups).map(([name, { description, securityGroupTags }]) => {
        const group = new DataAwsSecurityGroup(this, `Client-${name}`, { tags: { ...securityGroupTags } });
        return [name, { kind: "security-group", securityGroupId: group.id, description }];
      }),
    );
  }
}
