import { execFileSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import packageJson from "../../package.json";
import type { StackDocument } from "../../tools/shared/stack/document";
import { readSynthesized } from "../../tools/shared/stack/synthesized";
import { requireOrSkip } from "../support/requirements";
import { packages } from "./support/packages";
import { registryRequirement } from "./support/registry";

const root = join(__dirname, "../..");
const readme = readFileSync(join(root, "README.md"), "utf8");
const portability = readFileSync(join(root, "docs/portability.md"), "utf8");

/** The block of code below a comment of a page. */
function blockAfter(page: string, comment: string): string {
  const [, indent = "", block = ""] =
    new RegExp(`<!-- ${comment}[^]*?\\n( *)\`\`\`\\w+\\n([^]*?)\\n *\`\`\``).exec(page) ?? [];
  return block.replaceAll(`\n${indent}`, "\n").trimStart();
}

/** The smallest program of the README. */
const [, smallest = ""] = /```ts\n(.*?)```/s.exec(readme) ?? [];

const recipes = {
  move: blockAfter(portability, "recipe: move to the fork"),
  context: blockAfter(portability, "recipe: context of the fork"),
  provider5: blockAfter(portability, "recipe: the fork on provider 5"),
};

/** A folder with what a recipe needs beside an app. */
class Surroundings {
  public readonly directory = realpathSync(mkdtempSync(join(tmpdir(), "recipes-")));
  public readonly app = join(this.directory, "app");

  constructor() {
    mkdirSync(this.app);
    writeFileSync(join(this.app, "main.ts"), smallest);
    writeFileSync(join(this.app, "package.json"), JSON.stringify({ private: true }));
  }

  /** The packages are beside the app already. */
  public withPackages(): this {
    symlinkSync(packages(), join(this.directory, "packages"));
    return this;
  }

  /** Runs lines of a page in a shell, as they stand there. */
  public run(lines: string, directory = this.app): void {
    execFileSync("sh", ["-ec", lines], { cwd: directory, stdio: "pipe", env: this.environment });
  }

  /** Runs the app, and returns its resources and the version of its provider. */
  public synthesize(context: object = {}): { readonly addresses: readonly string[]; readonly provider: unknown } {
    const out = mkdtempSync(join(this.directory, "out-"));
    const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
    const { outputText } = ts.transpileModule(readFileSync(join(this.app, "main.ts"), "utf8"), { compilerOptions });
    writeFileSync(join(this.app, "main.js"), outputText);
    execFileSync(process.execPath, ["main.js"], {
      cwd: this.app,
      stdio: "pipe",
      env: { ...this.environment, CDKTF_OUTDIR: out, CDKTF_CONTEXT_JSON: JSON.stringify(context) },
    });
    const { resource = {}, data = {}, terraform } = readSynthesized(out)[0]!.document as StackDocument;
    return {
      addresses: Object.entries({ ...resource, ...data })
        .flatMap(([type, all]) => Object.keys(all).map((id) => `${type}.${id}`))
        .sort(),
      provider: terraform?.required_providers?.aws?.version,
    };
  }

  public has(name: string): boolean {
    return existsSync(join(this.app, "node_modules", name));
  }

  public dispose(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }

  private get environment(): NodeJS.ProcessEnv {
    return { ...process.env, npm_config_prefer_offline: "true", npm_config_audit: "false", npm_config_fund: "false" };
  }
}

requireOrSkip(...registryRequirement())("what the pages say", () => {
  const places: Surroundings[] = [];
  const place = (): Surroundings => {
    places.push(new Surroundings());
    return places.at(-1)!;
  };

  afterAll(() => {
    places.forEach((each) => {
      each.dispose();
    });
  });

  test("the README's lines install a package from a checkout, for either framework", () => {
    const { cdktf, constructs, "@cdktf/provider-aws": provider } = packageJson.devDependencies;
    const [pack = "", forCdktf = "", forFork = "", ...more] = blockAfter(readme, "install:").split("\n");
    expect(more).toStrictEqual([]);
    expect(forCdktf).toContain(` cdktf@${cdktf} constructs@${constructs} @cdktf/provider-aws@${provider}`);

    const own = place();
    const checkout = join(own.directory, "checkout");
    mkdirSync(checkout);
    for (const name of readdirSync(root)) {
      symlinkSync(join(root, name), join(checkout, name));
    }
    own.run(pack, checkout);
    own.run(forCdktf);
    expect(own.synthesize().provider).toBe("5.100.0");
    expect(own.has("cdktn")).toBe(false);

    const fork = place();
    symlinkSync(join(own.directory, "packages"), join(fork.directory, "packages"));
    fork.run(forFork);
    expect([fork.has("cdktn-managed-redis"), fork.has("cdktf")]).toStrictEqual([true, false]);
  });

  test("an app that moves to the fork keeps every address, and nothing of CDKTF", () => {
    const app = place().withPackages();
    app.run(blockAfter(readme, "install:").split("\n")[1]!);
    const before = app.synthesize();
    app.run(recipes.move);
    const { context } = JSON.parse(recipes.context) as { readonly context: object };
    const after = app.synthesize(context);
    expect(before.provider).toBe("5.100.0");
    expect(after).toStrictEqual({ ...before, provider: "6.66.0" });
    expect(["cdktf", "@cdktf/provider-aws", "cdktf-managed-redis"].filter((name) => app.has(name))).toStrictEqual([]);
  });

  test("what an app imports is renamed for the fork, and nothing else", () => {
    const app = place();
    const program = (name: string): string =>
      [
        `import { S3Backend, TerraformStack } from "${name}";`,
        `import { RedisCache } from '${name}-managed-redis';`,
        `import { expectCache } from "${name}-managed-redis/testing";`,
        `import provider = require("@${name}/provider-aws/lib/provider");`,
        `type Later = import("${name}").TerraformStack;`,
        'new S3Backend(stack, { bucket: "cdktf", key: "cdktf/shop.tfstate" });',
      ].join("\n");
    writeFileSync(join(app.app, "main.ts"), program("cdktf"));
    app.run(
      recipes.move
        .split("\n")
        .filter((line) => line.startsWith("sed "))
        .join("\n"),
    );
    expect(readFileSync(join(app.app, "main.ts"), "utf8")).toBe(program("cdktn"));
  });

  test("the fork runs on AWS provider 5.x under another name", () => {
    const app = place().withPackages();
    writeFileSync(join(app.app, "package.json"), recipes.provider5);
    app.run("npm install");
    const { context } = JSON.parse(recipes.context) as { readonly context: object };
    expect(app.synthesize(context).provider).toBe("5.100.0");
    expect(JSON.parse(readFileSync(join(app.app, "node_modules/cdktf/package.json"), "utf8"))).toMatchObject({
      name: "cdktn",
      version: "0.24.0",
    });
  });

  test("the wrong package in an app of the fork says which one is right", () => {
    const app = place().withPackages();
    app.run(
      "npm install ../packages/cdktf-managed-redis-*.tgz cdktn@0.24.0 constructs@10.7.2 @cdktn/provider-aws@25.7.0",
    );
    const program = smallest
      .replace('from "cdktf"', 'from "cdktn"')
      .replace("@cdktf/provider-aws", "@cdktn/provider-aws");
    writeFileSync(join(app.app, "main.ts"), program);
    expect(() => app.synthesize()).toThrow(
      '`scope` must be in an app of cdktf, got "cdktn"; install cdktn-managed-redis instead of cdktf-managed-redis [shop/Sessions]',
    );
  });
});
