import { createApplication } from "./application";
import { configurationFrom } from "./configuration";

async function main(): Promise<void> {
  const configuration = configurationFrom(process.env);
  const app = await createApplication(configuration);
  const address = await app.listen({ port: configuration.port, host: process.env.HOST ?? "127.0.0.1" });
  console.log(`listening on ${address}`);
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.once(signal, () => {
      // Connections to a server that does not answer would keep the process.
      void app.close().finally(() => process.exit());
    });
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
