import { tmpdir } from "node:os";
import { Failure } from "../../../tools/shared/failure";
import { runProgram } from "../../../tools/shared/program";

const node = (script: string): readonly string[] => [process.execPath, "-e", script];

describe("a program", () => {
  test("is run to its end, in its directory and environment", () => {
    const script = "process.stdout.write(process.cwd() + ' ' + process.env.GREETING)";

    expect(runProgram(node(script), "/", { GREETING: "hello" })).toBe("/ hello");
  });

  test("that fails is shown with all that it printed, on both streams", () => {
    const failing = () => runProgram(node("console.log('one'); console.error('two'); process.exit(3)"), tmpdir());

    expect(failing).toThrow(Failure);
    expect(failing).toThrow(/process\.exit\(3\) ended with 3\none\ntwo$/);
  });

  test("that is not there is named", () => {
    expect(() => runProgram(["no-such-program"], tmpdir())).toThrow(/^no-such-program could not be run: /);
  });
});
