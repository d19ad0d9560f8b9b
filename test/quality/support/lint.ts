import { text } from "node:stream/consumers";
import { ESLint } from "eslint";

/** What the lint rules say. */
export interface Complaints {
  /** Of the whole project, as `npm run lint` prints it. */
  readonly project: string;
  /** Of the text on standard input, if it were a file of the constructs. */
  readonly sample: readonly string[];
}

/** One run for both, for what takes long is to load the types of the project. */
async function lint(): Promise<Complaints> {
  const eslint = new ESLint();
  const formatter = await eslint.loadFormatter();
  const project = await formatter.format(await eslint.lintFiles("."));
  const [sample] = await eslint.lintText(await text(process.stdin), { filePath: "constructs/core/tags.ts" });
  return { project, sample: sample!.messages.map(({ message }) => message) };
}

void lint().then((complaints) => {
  process.stdout.write(JSON.stringify(complaints));
});
