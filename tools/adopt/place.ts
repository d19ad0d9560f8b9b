import type { Environment } from "../../stacks/environment";
import type { ExitCode } from "../shared/command-line/command";
import type { Task } from "./options";

/** A task for which AWS is asked. */
export type AskingTask = Extract<Task, { readonly region: string }>;

/** What a cache becomes in the code. */
export interface Adoption {
  /** The name that was typed. @default - that of the cache is taken */
  readonly typed: string | undefined;
  /** Name of the stack. */
  readonly stack: string;
  readonly environment: Environment;
}

/** What is imported: the path of its construct below the stack, or else its address, and the id. */
export type Imported = readonly [path: string, id: string];

/** Where adopt runs: a clone of this project, whose environments it edits, or an app, for which it prints. */
export interface Place {
  /**
   * Refuses what was typed, before AWS is asked anything.
   *
   * @throws Failure with the rule
   */
  readonly checkTask: (task: AskingTask) => void;
  /**
   * The code that imports the cache.
   *
   * @throws Failure when it cannot stand beside what there is
   */
  readonly sourceOf: (adoption: Adoption) => Promise<string>;
  /** Writes or prints that code, and says what comes next. */
  readonly handOver: (adoption: Adoption, source: string) => Promise<ExitCode>;
  /**
   * Takes the imports of a stack out of the code, or says how, after the state was completed.
   *
   * @param project the directory with `cdktf.json`
   * @returns lines that say what was done, and what comes next
   * @throws Failure when they cannot be taken out
   */
  readonly takeOut: (project: string, stack: string, imported: readonly Imported[]) => Promise<readonly string[]>;
}
