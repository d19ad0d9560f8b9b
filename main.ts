import { App } from "cdktf";
import { withoutTokenTraces } from "./constructs/core";
import { addStacks } from "./stacks/add-stacks";
import { environments } from "./stacks/environments";

withoutTokenTraces(() => {
  const app = new App();
  const refusals = addStacks(app, environments);
  if (refusals.length > 0) {
    console.error(refusals.join("\n"));
    process.exitCode = 1;
    return;
  }
  app.synth();
});
