import { command } from "../shared/command-line/command";

const work = () => require("./run") as typeof import("./run");

/** Measures what the constructs cost. */
export const bench = command({
  name: "bench",
  help: `Measures what synthesis, the app, loading the package and many caches cost, as ratios to the framework's own, and
prints each beside what is promised. It takes eight minutes on two cores. BENCH_TIMES in the environment is the number of
turns for each ratio, 5 unless given.`,
  takes: (line) => line,
  run: () => work().run(Number(process.env.BENCH_TIMES ?? 5)),
});
