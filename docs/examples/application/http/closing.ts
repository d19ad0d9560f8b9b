import type { FastifyInstance } from "fastify";

/**
 * Has callers that are answered while the application closes end their connections. Otherwise it would wait for as long as
 * they keep them open, which load balancers do, and its views would not be drained before somebody kills it.
 */
export function closeConnections(app: FastifyInstance): void {
  let isClosing = false;
  app.addHook("preClose", async () => {
    isClosing = true;
    return Promise.resolve();
  });
  app.addHook("onSend", async (_request, answer) => {
    if (isClosing) {
      void answer.header("connection", "close");
    }
    return Promise.resolve();
  });
}
