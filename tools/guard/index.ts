import { paintFor } from "./report/paint";
import { run } from "./run";

const terminal = {
  progress: (text: string) => {
    process.stderr.write(`guard: ${text}\n`);
  },
  paint: paintFor(process.stdout, process.env),
};

void run(process.argv.slice(2), process.cwd(), terminal).then(({ exitCode, stdout, stderr }) => {
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = exitCode;
});
