import { run } from "./run";

void run(process.argv.slice(2), process.cwd()).then(({ exitCode, stdout, stderr }) => {
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = exitCode;
});
