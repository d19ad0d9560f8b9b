import { UsageError, command } from "../shared/command-line/command";

const work = () => require("./run") as typeof import("./run");

/** Measures what a cache brings an application, and what it does not. */
export const benchApplication = command({
  name: "bench:application",
  help: `Measures what a cache brings an application, on servers that it starts: redis-server and PostgreSQL have to be
installed. It prints the tables of docs/application-benchmark.md; each claim about caches stands beside what was measured. It
takes six minutes on two cores. BENCH_SCALE in the environment makes everything smaller: 0.02 is enough to see it work, and
too little to believe a number.`,
  takes: (line) =>
    line.option("--write [page]", "write the tables into the page, docs/application-benchmark.md by default"),
  run: ({ options: { write = false } }) => {
    const { BENCH_SCALE = "1" } = process.env;
    const scale = Number(BENCH_SCALE);
    if (!(scale > 0 && scale <= 1)) {
      throw new UsageError(`BENCH_SCALE must be a number above 0, up to 1, got ${BENCH_SCALE}`);
    }
    if (scale < 1 && write === true) {
      throw new UsageError("BENCH_SCALE is for a try: name another page to write it into");
    }
    return work().run(scale, write === true ? "docs/application-benchmark.md" : write || undefined);
  },
});
