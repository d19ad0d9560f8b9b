import { counted, ms, shown } from "../report/numbers";
import { type Claim, verdict } from "./claim";

/** What the seed says of a server. */
export const server: readonly Claim[] = [
  {
    claim: "Redis answers within",
    seed: "1 ms",
    measured: ({ server: { fewKeys } }) => [
      `${ms(fewKeys)} in the middle, asked by one client on its own machine`,
      verdict(fewKeys < 1),
    ],
  },
  {
    claim: "one node does so many operations a second",
    seed: "100,000–200,000",
    measured: ({ server: { perSecond, pipelinedPerSecond } }) => [
      `${counted(perSecond)} GETs one by one, ${counted(pipelinedPerSecond)} with 16 at a time, on cores that it shares`,
      verdict(perSecond >= 100_000, pipelinedPerSecond >= 100_000),
    ],
  },
  {
    claim: "GET takes the same time, however much is cached",
    seed: "O(1)",
    measured: ({ server: { fewKeys, manyKeys } }) => [
      `${ms(fewKeys)}, and ${ms(manyKeys)} with 100 times as many keys`,
      verdict(manyKeys < 1.5 * fewKeys),
    ],
  },
  {
    claim: "large values are slow",
    seed: "keep them below 100 KB",
    measured: ({ server: { sizes } }) => [
      sizes.map(({ bytes, ms: median }) => `${counted(bytes / 1000)} KB: ${ms(median)}`).join(", "),
      verdict((sizes[2]?.ms ?? NaN) > 5 * (sizes[0]?.ms ?? NaN)),
    ],
  },
  {
    claim: "connections have to be used again",
    seed: "not one for each request",
    measured: ({ server: { connectionEach, fewKeys } }) => [
      `a GET with a connection of its own takes ${shown(connectionEach / fewKeys)} times as long, without TLS`,
      verdict(connectionEach > 2 * fewKeys),
    ],
  },
];
