import { spawnSync } from "node:child_process";

/** One run of a command. */
export interface Run {
  /** Wall time, in seconds. */
  readonly seconds: number;
  /** What it printed. */
  readonly output: string;
}

/** Runs a command to its end. */
export function run(command: readonly string[], cwd: string, environment: NodeJS.ProcessEnv = process.env): Run {
  const [file = "", ...args] = command;
  const started = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(file, args, { cwd, env: environment, encoding: "utf8" });
  const seconds = Number(process.hrtime.bigint() - started) / 1e9;
  if (status !== 0) {
    throw new Error(`${command.join(" ")} ended with ${status}\n${stdout}${stderr}`);
  }
  return { seconds, output: stdout };
}

/** Median of the ratios of two commands that take turns, so that a busy machine slows both. */
export function ratio(times: number, measured: () => Run, reference: () => Run): number {
  const ratios: number[] = [];
  for (let turn = 0; turn <= times; turn++) {
    const pair = [measured().seconds, reference().seconds] as const;
    if (turn > 0) {
      ratios.push(pair[0] / pair[1]); // the first turn only warms the caches
    }
  }
  return median(ratios);
}

/** The value in the middle. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
