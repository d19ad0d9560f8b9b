import { App } from "cdktf";
import { withoutTokenTraces } from "./constructs/core";
import { CacheStack } from "./stacks/cache-stack";
import { environments } from "./stacks/environments";

withoutTokenTraces(() => {
  const app = new App();
  for (const [name, environment] of Object.entries(environments)) {
    new CacheStack(app, name, environment);
  }
  app.synth();
});
