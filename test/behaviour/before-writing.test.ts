import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AwsProvider } from "@cdktf/provider-aws/lib/provider";
import { App, Aspects, TerraformResource, TerraformStack } from "cdktf";
import { RedisCache, type RedisCacheProps } from "../../constructs";
import { ChatChannel } from "../../constructs/notifications";
import { network } from "../support/fixtures";

const roleArn = "arn:aws:iam::444455556666:role/chat";
const slack = { kind: "slack", workspaceId: "T07EA123LEP", channelId: "C07EZ1ABC23", roleArn } as const;

/** Synthesizes an app as `cdktf synth` does: an empty stack, one with a sound cache, and one with what is tried. */
function synthesizeApp(fill: (b: TerraformStack) => void) {
  const outdir = mkdtempSync(join(tmpdir(), "before-writing-"));
  const app = new App({ outdir, stackTraces: false });
  new TerraformStack(app, "empty");
  const [a, b] = ["a", "b"].map((id) => {
    const stack = new TerraformStack(app, id);
    new AwsProvider(stack, "Aws", { region: "us-east-1", allowedAccountIds: ["111122223333"] });
    return stack;
  }) as [TerraformStack, TerraformStack];
  try {
    new RedisCache(a, "Cache", { name: "sound", network });
    fill(b);
    app.synth();
    return { lines: [], written: written(outdir) };
  } catch (error) {
    const lines = String(error).match(/`.*(?= *$)/gm) ?? [String(error)];
    return { lines, written: written(outdir) };
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

function written(outdir: string): number {
  return readdirSync(outdir, { recursive: true }).filter((file) => String(file).endsWith("cdk.tf.json")).length;
}

const cache = (props: Partial<RedisCacheProps>) => (stack: TerraformStack) =>
  new RedisCache(stack, "Cache", { name: "sessions", network, ...props });

describe("what is only known when an app is whole", () => {
  it.each<[what: string, fill: (b: TerraformStack) => unknown, line: string]>([
    [
      "a key of another region",
      cache({
        encryptionAtRest: { kind: "existing-key", kmsKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd" },
      }),
      '`encryptionAtRest.kmsKeyArn` must be in us-east-1, the region of the provider, got "arn:aws:kms:eu-west-1:111122223333:key/1234abcd" [b/Cache]',
    ],
    [
      "a zone of another region",
      cache({ topology: { kind: "replicated", replicas: 0 }, preferredCacheClusterAzs: ["eu-west-1a"] }),
      '`preferredCacheClusterAzs[0]` must be a zone of the region us-east-1, got "eu-west-1a" [b/Cache]',
    ],
    [
      "the account of its own",
      cache({ clients: { app: { kind: "security-group", securityGroupId: "111122223333/sg-0a" } } }),
      '`clients.app.securityGroupId` must not name the account of the provider, got "111122223333/sg-0a"; leave it out [b/Cache]',
    ],
    [
      "a chat's role of another account",
      cache({ alerts: { kind: "own-topics", chats: { ops: slack } } }),
      `\`alerts.chats.ops.roleArn\` must be in 111122223333, the account of the provider, got "${roleArn}" [b/Cache]`,
    ],
    [
      "a chat without topics",
      (stack) => new ChatChannel(stack, "Ops", { name: "ops", place: { ...slack, roleArn: "${var.role}" } }),
      "`topicArns` must name at least one topic, or else call `addTopics` [b/Ops]",
    ],
    [
      "a name that is taken",
      cache({ name: "sound" }),
      expect.stringMatching(/^`name` must be another one: a\/Cache has the replication group "sound" .* \[b\/Cache\]$/),
    ],
  ])("is refused before the first stack is written, once: %s", (_what, fill, line) => {
    expect(synthesizeApp(fill)).toStrictEqual({ lines: [line], written: 0 });
  });

  it("is not refused when it was taken out of the app again", () => {
    const { lines, written } = synthesizeApp((stack) => {
      cache({ preferredCacheClusterAzs: ["eu-west-1a", "eu-west-1b", "eu-west-1a"] })(stack);
      stack.node.tryRemoveChild("Cache");
    });
    expect(lines).toStrictEqual([]);
    expect(written).toBe(3);
  });

  it("is left to its stack while an aspect may choose another provider", () => {
    const europe = (stack: TerraformStack, aspects: boolean) => {
      const provider = new AwsProvider(stack, "Europe", { alias: "europe", region: "eu-west-1" });
      cache({ preferredCacheClusterAzs: ["eu-west-1a", "eu-west-1b", "eu-west-1a"] })(stack);
      if (aspects) {
        Aspects.of(stack).add({
          visit: (node) => {
            if (TerraformResource.isTerraformResource(node)) {
              node.provider = provider;
            }
          },
        });
      }
    };
    expect(
      synthesizeApp((stack) => {
        europe(stack, true);
      }),
    ).toStrictEqual({ lines: [], written: 3 });
    expect(
      synthesizeApp((stack) => {
        europe(stack, false);
      }),
    ).toMatchObject({ written: 0 });
  });
});
