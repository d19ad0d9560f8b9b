const { readFileSync } = require("node:fs");
const { relative } = require("node:path");
const process = require("node:process");

/**
 * Holds back what is not of the sample: the mutation tester is asked by place, and would test all mutants within one.
 * It takes them in the order of the sample, so that what is judged when the time is over is a random part of it.
 */
class OnlySample {
  init() {
    const names = JSON.parse(readFileSync(process.env.MUTATE_SAMPLE, "utf8"));
    this.positions = new Map(names.map((name, index) => [name, index]));
  }

  group(mutants) {
    const position = (mutant) => this.positions.get(nameOf(mutant)) ?? this.positions.size;
    return [...mutants].sort((one, other) => position(one) - position(other)).map(({ id }) => [id]);
  }

  check(mutants) {
    return Object.fromEntries(
      mutants.map((mutant) => [mutant.id, { status: this.positions.has(nameOf(mutant)) ? "passed" : "compileError" }]),
    );
  }
}

/** As in mutant.ts; here lines and columns count from 0. */
function nameOf({ fileName, location: { start, end }, mutatorName, replacement }) {
  const [from, to] = [start, end].map(({ line, column }) => `${line + 1}:${column + 1}`);
  return `${relative(process.cwd(), fileName).replaceAll("\\", "/")}:${from}-${to} ${mutatorName}: ${replacement}`;
}

exports.strykerPlugins = [{ kind: "Checker", name: "only-sample", injectableClass: OnlySample }];
