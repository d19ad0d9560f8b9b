import { type ChildProcessByStdio, spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { AwsStub } from "./aws-stub";
import { type TerraformResult, testEnvironment } from "./terraform";

interface Offline {
  readonly environment: NodeJS.ProcessEnv;
  stop(): void;
}

/** By data directory; made at the first use in a test file and ended with it. */
const running = new Map<string, Promise<Offline>>();

/**
 * Terraform's environment in tests, with what every command of a test file shares: a stub that answers for AWS, and one
 * process of the AWS provider, because loading it is half of every command's time.
 *
 * @see https://developer.hashicorp.com/terraform/plugin/debugging
 */
export async function offlineEnvironment(data: string): Promise<NodeJS.ProcessEnv> {
  if (ended) {
    throw new Error("the tests of this file have ended");
  }
  const offline = running.get(data) ?? start(data);
  running.set(data, offline);
  return (await offline).environment;
}

/** A test that ran out of time goes on in the background, and must start nothing that nobody ends. */
let ended = false;

afterAll(async () => {
  ended = true;
  const started = await Promise.all(running.values());
  running.clear();
  started.forEach((offline) => {
    offline.stop();
  });
});

let previous: Promise<unknown> = Promise.resolve();

/** The provider's process can be configured for one command at a time. */
export function inTurn(command: () => Promise<TerraformResult>): Promise<TerraformResult> {
  const result = previous.then(command);
  previous = result;
  return result;
}

async function start(data: string): Promise<Offline> {
  const stub = await AwsStub.start();
  const environment = testEnvironment({ AWS_ENDPOINT_URL: stub.url, TF_DATA_DIR: data });
  const provider = spawnProvider(providerBinary(data), environment);
  return {
    environment: { ...environment, TF_REATTACH_PROVIDERS: await reattachment(provider) },
    stop: () => {
      provider.stdin.end();
      stub.stop();
    },
  };
}

function providerBinary(data: string): string {
  const versions = join(data, "providers", "registry.terraform.io", "hashicorp", "aws");
  const platforms = join(versions, readdirSync(versions)[0]!);
  const directory = join(platforms, readdirSync(platforms)[0]!);
  return join(
    directory,
    readdirSync(directory).find((file) => file.startsWith("terraform-provider-aws"))!,
  );
}

type ProviderProcess = ChildProcessByStdio<Writable, Readable, null>;

/** The shell ends the provider when its own input ends, so none outlives the tests, however they end. */
const endsWithItsInput = '"$0" -debug & provider=$!; cat >/dev/null; kill $provider';

function spawnProvider(binary: string, environment: NodeJS.ProcessEnv): ProviderProcess {
  const shell = spawn("sh", ["-c", endsWithItsInput, binary], { env: environment, stdio: ["pipe", "pipe", "ignore"] });
  shell.unref();
  return shell;
}

/** The value of `TF_REATTACH_PROVIDERS`, which the provider prints when it is ready. */
function reattachment(provider: ProviderProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = "";
    provider.once("error", reject);
    provider.once("exit", (code) => {
      reject(new Error(`the provider ended with ${String(code)} before it was ready: ${output}`));
    });
    provider.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
      const reattach = /TF_REATTACH_PROVIDERS='(.*)'/.exec(output)?.[1];
      if (reattach !== undefined) {
        resolve(reattach);
      }
    });
  });
}
