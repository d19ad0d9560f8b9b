import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { importCycles } from "./support/import-cycles";

test("no files import each other in a circle, not even for types", () => {
  expect(
    importCycles(resolve(__dirname, "../.."), ["client", "constructs", "stacks", "tools", "main.ts"]),
  ).toStrictEqual([]);
});

test("a circle is found, also through a type and the index of a folder", () => {
  const root = mkdtempSync(join(tmpdir(), "cycles-"));
  try {
    mkdirSync(join(root, "src/part"), { recursive: true });
    writeFileSync(join(root, "src/a.ts"), 'import type { B } from "./part";\nexport interface A { readonly b?: B }\n');
    writeFileSync(join(root, "src/part/index.ts"), 'export type { B } from "./b";\n');
    writeFileSync(
      join(root, "src/part/b.ts"),
      'import type { A } from "../a";\nexport interface B { readonly a?: A }\n',
    );
    expect(importCycles(root, ["src"])).toStrictEqual(["src/a.ts → src/part/index.ts → src/part/b.ts → src/a.ts"]);
  } finally {
    rmSync(root, { recursive: true });
  }
});
