import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { SecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { App, DataTerraformRemoteStateS3, TerraformStack, Token } from "cdktf";
import { CacheNetwork, RedisCache } from "cdktf-managed-redis";

const app = new App();
const stack = new TerraformStack(app, "existing-vpc-two-caches");
new AwsProvider(stack, "Aws", { region: "us-east-1" });

const shared = new DataTerraformRemoteStateS3(stack, "Shared", {
  bucket: "terraform-state.example.com",
  key: "network.tfstate",
  region: "us-east-1",
});
const network = new CacheNetwork(stack, "Network", {
  network: {
    kind: "existing",
    vpcId: shared.getString("vpc_id"),
    subnetIds: Token.asList(shared.get("private_subnet_ids")),
  },
});
const api = new SecurityGroup(stack, "Api", { name: "api", vpcId: network.vpcId });

const fragments = new RedisCache(stack, "Fragments", {
  name: "fragments",
  network,
  clients: {
    api: { kind: "security-group", securityGroupId: api.id },
    office: { kind: "cidr", cidr: "10.20.0.0/16", description: "Redis from the office, over VPN" },
  },
});
new RedisCache(stack, "Limits", { name: "limits", network, parameters: { "maxmemory-policy": "volatile-ttl" } });

fragments.allowFrom("batch", { kind: "prefix-list", prefixListId: "pl-0123456789abcdef0" });
app.synth();
