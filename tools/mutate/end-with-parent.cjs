const process = require("node:process");

/** Ends a process that runs tests together with the mutation tester, which leaves them running when it is stopped. */
process.once("disconnect", () => {
  process.exit();
});
