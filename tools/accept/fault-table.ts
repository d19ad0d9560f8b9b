import { join } from "node:path";
import { titlesIn } from "./test-titles";

const files = ["killed-deploys", "api-faults", "shared-state"];

/** A row for each kind of fault that the deploy tests try: the fault, the number of tries, and the outcome. */
export function faultTable(root: string): string {
  const titles = files.flatMap((name) => titlesIn(join(root, "test", "deploy", `${name}.test.ts`)));
  const rows = titles.map(({ group, title, cases }) => {
    const [what = "", outcome = ""] = title.split(/: (.*)/s);
    const fault = cases.length === 0 ? what : cases.join("; ");
    return `| ${group} ${fault} | ${Math.max(cases.length, 1)} | ${outcome} |`;
  });
  return ["| fault | tries | outcome |", "| --- | --- | --- |", ...rows].join("\n");
}
