import { type Account } from "./aws";
import { type ApiProxy, openProxy } from "./api-proxy";
import { Deployment, accountOf, environmentWith } from "./deployment";
import type { ExampleName } from "../../support/stacks";
import { type Emulator, startEmulator } from "./emulator";
import { prepareSurroundings } from "./surroundings";

/** An environment of the fixtures, its surroundings in an emulator of its own, and the proxy in between. */
export interface Lab {
  readonly emulator: Emulator;
  readonly proxy: ApiProxy;
  /** The account as the emulator reports it. */
  readonly account: Account;
  readonly deployment: Deployment;
  close(): Promise<void>;
}

/** Starts an emulator with the surroundings of an environment, and nothing deployed yet. */
export async function openLab(name: ExampleName): Promise<Lab> {
  const emulator = await startEmulator();
  const proxy = await openProxy(emulator.url);
  const account = accountOf(name, emulator.url);
  const deployment = new Deployment(name, proxy.url);
  await prepareSurroundings(account, environmentWith(name));
  return {
    emulator,
    proxy,
    account,
    deployment,
    close: async () => {
      deployment.dispose();
      await proxy.stop();
      await emulator.stop();
    },
  };
}

/** Does something with an environment that is initialised and not yet deployed. */
export async function withLab(name: ExampleName, work: (lab: Lab) => Promise<void>): Promise<void> {
  const lab = await openLab(name);
  try {
    await lab.deployment.configure().succeed("init");
    await work(lab);
  } finally {
    await lab.close();
  }
}
