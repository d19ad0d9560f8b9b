import { readFileSync } from "node:fs";
import { join } from "node:path";

import { rows as database } from "./rows/database";
import { rows as posts } from "./rows/posts";
import { rows as random } from "./rows/random";
import { rows as redis } from "./rows/redis";
import { rows as shutdown } from "./rows/shutdown";
import { rows as views } from "./rows/views";

test("the table of faults has the rows that are tried, and no others", () => {
  const page = readFileSync(join(__dirname, "../../../docs/application-faults.md"), "utf8");
  const written = [...page.matchAll(/^\| (.*?) +\|/gm)].map(([, fault]) => fault).slice(2);
  const tried = [posts, views, database, redis, shutdown, random].flat();

  expect(written).toEqual(tried.map(({ fault }) => fault));
});
