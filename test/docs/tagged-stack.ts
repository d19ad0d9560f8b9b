// The program of docs/own-stacks.md, word for word.
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { RedisCache } from "cdktf-managed-redis";
import { Aspects, type IAspect, TerraformResource, TerraformStack } from "cdktf";
import type { Construct, IConstruct } from "constructs";

/** Tags whatever can be tagged, and no data source: there, tags say what to look for. */
class TagEverything implements IAspect {
  constructor(private readonly tags: Record<string, string>) {}

  public visit(node: IConstruct): void {
    if (TerraformResource.isTerraformResource(node) && "tagsInput" in node && "tags" in node) {
      node.tags = { ...this.tags, ...(node.tagsInput as object) };
    }
  }
}

export class ShopStack extends TerraformStack {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    new AwsProvider(this, "Aws", { region: "eu-central-1", defaultTags: [{ tags: { CostCenter: "1234" } }] });
    new RedisCache(this, "Sessions", {
      name: "sessions",
      network: { kind: "lookup", vpcTags: { Name: "main" }, subnetTags: { Tier: "private" } },
      tags: { Application: "sessions" },
    });
    Aspects.of(this).add(new TagEverything({ Team: "shop" }));
  }
}
