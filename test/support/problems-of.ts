import { App, TerraformStack } from "cdktf";
import { type Check, Problems, ValidationError } from "../../constructs/core";

/** The problems that a check has with a value of the prop `it`, each as a sentence. */
export function problemsOf<T>(check: Check<T>, value: unknown): string[] {
  const problems = new Problems();
  check("it", value, problems);
  try {
    problems.throwIfAny(new TerraformStack(new App(), "stack"));
    return [];
  } catch (error) {
    return (error as ValidationError).problems.map(
      ({ prop, rule, received }) => `${prop} ${rule}${received === undefined ? "" : `, got ${received}`}`,
    );
  }
}
