import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { startRedis } from "../../../tools/shared/servers/redis";
import { has } from "../../support/processes";
import { requireOrSkip } from "../../support/requirements";
import { folder, startApplication } from "./support/application";

const readme = readFileSync(join(folder, "README.md"), "utf8");

describe("the README of the application", () => {
  test("names every route", () => {
    const sources = readdirSync(join(folder, "http")).map((name) => readFileSync(join(folder, "http", name), "utf8"));
    const paths = [...new Set(sources.join("").match(/(?<=")\/[a-zA-Z:/]+(?=")/g))];

    expect(paths).toHaveLength(10);
    expect(paths.filter((path) => !readme.includes(`${path}\``))).toEqual([]);
  });

  test("names every variable", () => {
    const source = readFileSync(join(folder, "configuration.ts"), "utf8");
    const variables = [...new Set(source.match(/(?<=")[A-Z][A-Z_]{3,}(?=")/g))];

    expect(variables).toHaveLength(11);
    expect(variables.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });

  test("names commands where they can be run, from its own folder", () => {
    const scriptsOf = (directory: string): object =>
      (JSON.parse(readFileSync(join(directory, "package.json"), "utf8")) as { readonly scripts: object }).scripts;
    const blocks = [...readme.matchAll(/```sh\n(.*?)```/gs)].flatMap(([, block = ""]) => block.trim().split("\n"));
    const runs = blocks.flatMap((line) => {
      const [, above, script] = /^(\(cd \.\.\/\.\.\/\.\. && )?.*npm (?:run )?(start|outputs)\b/.exec(line) ?? [];
      return script === undefined ? [] : [{ script, scripts: scriptsOf(above === undefined ? folder : process.cwd()) }];
    });

    expect(runs.map(({ script }) => script)).toEqual(["start", "outputs", "start"]);
    runs.forEach(({ script, scripts }) => {
      expect(scripts).toHaveProperty(script);
    });
    expect(readme).toContain("CACHE_OUTPUTS=../../../cdktf.out/outputs/STACK.json ");
  });

  test("links to what is there", () => {
    const targets = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target = ""]) => target);

    expect(targets.length).toBeGreaterThan(10);
    expect(targets.filter((target) => !existsSync(join(folder, target)))).toEqual([]);
  });
});

const programs = has("redis-server", "--version") && has("curl", "--version");

requireOrSkip("redis-server and curl, to try what the README says", programs)("its commands", () => {
  const started: { stop(): Promise<void> }[] = [];

  afterEach(async () => {
    await Promise.all(started.splice(0).map(async (each) => each.stop()));
  });

  test("print what stands below them", async () => {
    const [, section = ""] = /## Try it\n\n```sh\n(.*?)```/s.exec(readme) ?? [];
    const lines = section.trim().split("\n");
    const expected = lines.filter((line) => line.startsWith("# ")).map((line) => line.slice(2));
    const redis = await startRedis();
    started.push(redis);
    const app = await startApplication({ REDIS_PORT: String(redis.port) });
    started.unshift(app);
    const script = lines.map((line) => (line.startsWith("curl") ? `${line}; echo` : line)).join("\n");
    const printed = execFileSync("bash", ["-c", script.replaceAll("localhost:3000", `127.0.0.1:${app.port}`)], {
      encoding: "utf8",
    });

    const withoutTime = (text: string): string => text.replace(/"createdAt":"[^"]+"/, '"createdAt":"some time"');
    const answers = printed.split(/\r?\n/).filter((line) => line !== "");
    expect(expected).toHaveLength(10);
    expect(answers.slice(0, -1).map(withoutTime)).toEqual(expected.map(withoutTime));
    expect(answers.at(-1)).toContain('"hitRate":');
  });
});
