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
  // The process ends when nothing is open any more. npm makes two signals of one Ctrl-C.
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, () => {
      app.close().catch(failed);
    });
  }
}

function failed(error: unknown): void {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

main().catch(failed);
