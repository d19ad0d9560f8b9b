import { rmSync } from "node:fs";
import { packages } from "./packages";

/** Deletes what `pack-all` has written. */
export default function deletePackages(): void {
  rmSync(packages(), { recursive: true, force: true });
}
