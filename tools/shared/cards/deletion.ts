import type { Gap, Loss } from "./card";

/** A deletion that loses what must stay. */
export function loss(
  source: string,
  lost: string,
  instead: string,
  more: Pick<Loss, "insteadOf" | "insteadOfDeletion"> = {},
): Loss {
  return { kind: "loss", lost, instead, source, ...more };
}

/** A deletion that loses nothing that cannot be created again; `meanwhile` is a clause: `nobody is told of it`. */
export function gap(meanwhile: string, lost?: string): Gap {
  return { kind: "gap", meanwhile, ...(lost === undefined ? {} : { lost }) };
}
