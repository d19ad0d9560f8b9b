import { createApplication } from "./application";
import { configurationFrom } from "./configuration";

async function main(): Promise<void> {
  const { port, host, ...configuration } = configurationFrom(process.env);
  const app = await createApplication({ port, host, ...configuration });
  try {
    console.log(`listening on ${await app.listen({ port, host })}`);
  } catch (error) {
    await app.close();
    throw error;
  }
  // npm makes two signals of one Ctrl-C.
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      // Connections to a server that does not answer would keep the process.
      void app
        .close()
        .catch(failed)
        .finally(() => process.exit());
    });
  }
}

function failed(error: unknown): void {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

main().catch(failed);
