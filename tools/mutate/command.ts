import { InvalidArgumentError } from "@commander-js/extra-typings";
import { command } from "../shared/command-line/command";

const work = () => require("./run") as typeof import("./run");

/** Changes the source at random places and says which changes no test notices. */
export const mutate = command({
  name: "mutate",
  help: `Changes the constructs and the guard at random places (mutants), runs the tests that reach each place, and lists the
changes that no test notices (\`npm run mutate:install\` installs the mutation tester). 1,000 mutants take about an hour
on two cores. Ends with 1 when a mutant survives.`,
  takes: (line) =>
    line
      .option("--sample <number>", "number of mutants", positive, 1000)
      .option("--seed <number>", "the same seed chooses the same mutants of the same source", positive, 1)
      .option("--minutes <number>", "time after which it stops and reports what it has", positive, 60),
  run: ({ options }) => work().run(options),
});

function positive(text: string): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < 1) {
    throw new InvalidArgumentError("It must be a whole number of at least 1.");
  }
  return number;
}
