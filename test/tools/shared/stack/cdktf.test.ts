import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cdktf } from "../../../../tools/shared/stack/cdktf";

let project: string;

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "cdktf-"));
});

afterEach(() => {
  rmSync(project, { recursive: true });
});

/** Installs a command line that writes what it is called with. */
function install(directory: string, name: string, program: string): void {
  const folder = join(directory, "node_modules", name);
  mkdirSync(join(folder, "bin"), { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name, bin: { [program]: `bin/${program}` } }));
  writeFileSync(
    join(folder, "bin", program),
    `require("fs").writeFileSync([${JSON.stringify(program)}, ...process.argv.slice(2)].join(" "), "")`,
  );
}

test.each([
  ["cdktf-cli", "cdktf"],
  ["cdktn-cli", "cdktn"],
])("%s is the framework's command line where it is installed", (name, program) => {
  install(project, name, program);
  cdktf(project, "synth", "--output", "out");

  expect(existsSync(join(project, `${program} synth --output out`))).toBe(true);
});

test("it is also found where the workspace of the app has it", () => {
  const app = join(project, "apps/cache");
  mkdirSync(app, { recursive: true });
  install(project, "cdktf-cli", "cdktf");
  cdktf(app, "synth");

  expect(existsSync(join(app, "cdktf synth"))).toBe(true);
});

test("without one, the message says what to install", () => {
  expect(() => {
    cdktf(project, "synth");
  }).toThrow(`the framework's command line is not installed in ${project}: npm install --save-dev cdktf-cli`);
});
