const { TestEnvironment } = require("jest-environment-node");

/** Skips every test after the first that failed: one is enough to notice a mutant. Jest's own `bail` counts files. */
module.exports = class FailFast extends TestEnvironment {
  failed = false;

  handleTestEvent(event) {
    if (event.name === "test_fn_failure" || event.name === "hook_failure") {
      this.failed = true;
    } else if (this.failed && event.name === "run_describe_start") {
      event.describeBlock.mode = "skip";
    } else if (this.failed && event.name === "test_start") {
      event.test.mode = "skip";
    }
  }
};
