import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import ts from "typescript";
import type { SynthesizedStack } from "../../../../constructs/testing";
import { readSynthesized } from "../../../../tools/shared/stack/synthesized";

const root = join(__dirname, "../../../..");

/** As strict as an app may be. */
const options: ts.CompilerOptions = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noImplicitReturns: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  noPropertyAccessFromIndexSignature: true,
  skipLibCheck: true,
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.Node16,
  moduleResolution: ts.ModuleResolutionKind.Node16,
  types: ["node"],
  paths: { "cdktf-managed-redis": [join(root, "constructs")] },
};

/** Does something with files of the project, so that they find what is installed there. */
function withFiles<T>(sources: readonly string[], extension: string, work: (files: readonly string[]) => T): T {
  const directory = mkdtempSync(join(root, "test/tools/adopt/app/programs-"));
  try {
    const files = sources.map((source, index) => {
      const file = join(directory, `program-${index}${extension}`);
      writeFileSync(file, source);
      return file;
    });
    return work(files);
  } finally {
    rmSync(directory, { recursive: true });
  }
}

/** What the compiler has to say about each program, with the sources of this project in the place of the package. */
export function complaintsAbout(programs: readonly string[]): readonly (readonly string[])[] {
  return withFiles(programs, ".ts", (files) => {
    const program = ts.createProgram(files, { ...options, noEmit: true });
    return files.map((file) =>
      ts
        .getPreEmitDiagnostics(program, program.getSourceFile(file))
        .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n")),
    );
  });
}

/** The only stack of a program, which is run in place of an app. */
export function stackOf(program: string): SynthesizedStack {
  const { outputText } = ts.transpileModule(program, { compilerOptions: { module: ts.ModuleKind.CommonJS } });
  const outdir = mkdtempSync(join(tmpdir(), "adopted-app-"));
  process.env.CDKTF_OUTDIR = outdir;
  try {
    withFiles([outputText], ".js", ([file]) => {
      jest.isolateModules(() => {
        jest.requireActual(file!);
      });
    });
    const stacks = readSynthesized(outdir);
    expect(stacks).toHaveLength(1);
    return stacks[0]!;
  } finally {
    delete process.env.CDKTF_OUTDIR;
    rmSync(outdir, { recursive: true });
  }
}
