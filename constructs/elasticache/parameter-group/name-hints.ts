import { type Hints, meaning } from "../../core";
import { parametersOfNodeType, renamedParameters } from "../facts/other-settings";
import { parameters } from "../facts/parameters";

/** Hints for the engine's parameters, for somebody who sets one as a prop. */
export const parameterNameHints: Hints = {
  ...meaning("it follows from `nodeType` and cannot be modified", parametersOfNodeType),
  ...Object.fromEntries(parameters.map(({ name }) => [name, inParameters(name)])),
  ...Object.fromEntries(Object.entries(renamedParameters).map(([name, today]) => [name, inParameters(today)])),
  ...meaning("it follows from `topology` and is set for you", namesOfDerived()),
  ...meaning(inParameters("maxmemory-policy"), ["evictionPolicy", "eviction", "maxmemoryEvictionPolicy"]),
};

function inParameters(name: string): string {
  return `set \`parameters\`: { "${name}": … }`;
}

function namesOfDerived(): readonly string[] {
  return parameters.filter(({ derived }) => derived === true).map(({ name }) => name);
}
