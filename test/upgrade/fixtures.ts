import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, LocalBackend, TerraformStack } from "cdktf";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RedisCache } from "../../constructs";
import { CacheStack } from "../../stacks/cache-stack";
import { environments } from "../fixtures/environments";
import { type Configuration, readConfiguration } from "../support/terraform";

const network = {
  kind: "existing",
  vpcId: "vpc-0123456789abcdef0",
  subnetIds: ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"],
} as const;

/** Caches as other teams write them: each choice that leads to other resources is made once. */
function libraryStack(app: App): void {
  const stack = new TerraformStack(app, "library");
  new LocalBackend(stack, { path: "terraform.library.tfstate" });
  new AwsProvider(stack, "Aws", { region: "us-east-1" });
  new RedisCache(stack, "Minimal", { name: "minimal", network });
  new RedisCache(stack, "Sharded", {
    name: "sharded",
    network,
    engine: { kind: "valkey", version: "8.0" },
    topology: { kind: "sharded", shards: 2, replicasPerShard: 1 },
    authentication: {
      kind: "rbac",
      users: {
        app: { kind: "iam", accessString: "on ~app:* -@all +@read +@write" },
        legacy: { kind: "password", accessString: "on ~* -@all +@read" },
      },
    },
  });
  new RedisCache(stack, "Plain", {
    name: "plain",
    network,
    engine: { kind: "redis", version: "6.2" },
    topology: { kind: "replicated", replicas: 0 },
    transitEncryption: "off",
    encryptionAtRest: { kind: "off" },
    authentication: { kind: "off" },
    logs: { kind: "off" },
    events: { kind: "off" },
    restoreFrom: { kind: "snapshot", snapshotName: "nightly" },
    clients: { office: { kind: "cidr", cidr: "10.1.0.0/16" } },
  });
}

/** The environments that releases have recorded, by the names that their stacks had then. */
const recorded = { dev: environments.sandbox, staging: environments.rehearsal, prod: environments.seed };

/**
 * What people have deployed, as this version of the code synthesizes it: environments like those that this project ships,
 * and stacks that use its constructs. A fixture that a release has recorded is never changed, only added to.
 */
export function synthesizeFixtures(): Readonly<Record<string, Configuration>> {
  const outdir = mkdtempSync(join(tmpdir(), "managed-redis-fixtures-"));
  try {
    const app = new App({ outdir });
    for (const [name, environment] of Object.entries(recorded)) {
      new CacheStack(app, name, environment);
    }
    libraryStack(app);
    app.synth();
    const stacks = join(outdir, "stacks");
    return Object.fromEntries(readdirSync(stacks).map((name) => [name, readConfiguration(join(stacks, name))]));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
