import type { OptionValues } from "@commander-js/extra-typings";
import { adopt } from "../adopt/command";
import { cost } from "../cost/command";
import { dashboard } from "../dashboard/command";
import { guard } from "../guard/command";
import { outputs } from "../outputs/command";
import { prices } from "../prices/command";
import type { Command, ExitCode } from "../shared/command-line/command";
import { type Streams, answer } from "../shared/command-line/start";
import { smoke } from "../smoke/command";

/** A command of the package. */
export interface Listed {
  readonly name: string;
  /** What it does, in one line. */
  readonly about: string;
  readonly answer: (calledAs: string, typed: readonly string[], streams: Streams) => Promise<ExitCode>;
}

/** The commands that make sense outside a clone of this project, in the order in which they are shown. */
export const commands: readonly Listed[] = [
  listed(guard, "say what a plan would do to a cache, and end with 1 when it would lose something"),
  listed(cost, "say what a stack costs a month before it is deployed, or what a plan changes about that"),
  listed(dashboard, "show the dashboards of a stack before it is deployed, with sample data"),
  listed(outputs, "write the outputs of a deployed stack as JSON and as environment variables"),
  listed(smoke, "test a deployed cache from inside its network"),
  listed(adopt, "take over a cache that exists, without replacing it"),
  listed(prices, "make a table of prices from AWS's price list"),
];

function listed<A extends unknown[], O extends OptionValues>(command: Command<A, O>, about: string): Listed {
  return {
    name: command.name,
    about,
    answer: (calledAs, typed, streams) => answer(command, calledAs, typed, streams),
  };
}
