import { Problems } from "../../constructs/core";
import { environmentNameCheck } from "../../stacks/add-stacks";
import { Failure } from "../shared/failure";

/**
 * Refuses a name that no stack can have.
 *
 * @param what what has the name, for the message
 * @throws Failure that says what a name is made of
 */
export function checkName(name: string, what: "an environment" | "a stack"): void {
  const problems = new Problems();
  environmentNameCheck("environment", name, problems);
  const [problem] = problems.list;
  if (problem !== undefined) {
    throw new Failure(`${what} ${problem.rule}; got ${problem.received ?? "nothing"}`);
  }
}
