import { parse, validate } from "@aws-sdk/util-arn-parser";
import { type Check, known } from "./shape";

/**
 * An ARN of one service whose resource part has a given form.
 *
 * @internal
 */
export function arn(service: string, resource: RegExp, example: string): Check {
  return known((at, value, problems) => {
    const parts = typeof value === "string" && validate(value) ? parse(value) : undefined;
    if (parts?.service !== service || !resource.test(parts.resource)) {
      problems.add(at, `must be a full ARN like ${example}`, value);
    }
  });
}
