import { readFileSync } from "node:fs";
import { join } from "node:path";

import { rows as clocks } from "./rows/clocks";
import { rows as login } from "./rows/login";
import { rows as memory } from "./rows/memory";
import { rows as oneNode } from "./rows/one-node";
import { rows as processes } from "./rows/processes";
import { rows as replicated } from "./rows/replicated";
import { rows as sharded } from "./rows/sharded";
import { rows as source } from "./rows/source";

test("the table of faults has the rows that are tried, and no others", () => {
  const page = readFileSync(join(__dirname, "../../../docs/client-faults.md"), "utf8");
  const written = [...page.matchAll(/^\| (.*?) +\|/gm)].map(([, fault]) => fault).slice(2);
  const tried = [oneNode, login, memory, replicated, sharded, source, processes, clocks].flat();

  expect(written).toEqual(tried.map(({ fault }) => fault));
});
