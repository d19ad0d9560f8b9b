import { runProgram } from "../shared/program";

/** One run of a command. */
export interface Run {
  /** Wall time, in seconds. */
  readonly seconds: number;
  /** What it printed. */
  readonly output: string;
}

/**
 * Runs a command to its end, and takes the time.
 *
 * @throws Failure when it fails
 */
export function timed(command: readonly string[], directory: string, environment?: NodeJS.ProcessEnv): Run {
  const started = process.hrtime.bigint();
  const output = runProgram(command, directory, environment);
  return { seconds: Number(process.hrtime.bigint() - started) / 1e9, output };
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
