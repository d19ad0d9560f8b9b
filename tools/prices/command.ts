import { UsageError, command } from "../shared/command-line/command";
import { asTyped, isClone } from "../shared/command-line/wording";

const work = () => require("./run") as typeof import("./run");

const outHelp = isClone ? "in place of the table of this project" : "for --prices of cost";

/** Makes a table of prices from AWS's list. */
export const prices = command({
  name: "prices",
  help: `Makes the table of what ElastiCache costs anew from an offer file of AWS, which has to be there: nothing is downloaded.
The file of all regions is https://pricing.us-east-1.amazonaws.com/offers/v1.0/aws/AmazonElastiCache/current/index.json;
with the name of a region before index.json there is a smaller one for each. The table has what the file has, and nothing
else: \`${asTyped("cost", "--prices <table>")}\` takes the rest from the table that is here.
  exit code 0: the table is written
  exit code 1: the file is not as it should be, and nothing is written`,
  takes: (line) =>
    line
      .option("--file <file>", "AWS's offer file of AmazonElastiCache")
      .option("--out <file>", `write the table to this file, ${outHelp}`),
  run: ({ options: { file, out } }) => {
    if (file === undefined || (out === undefined && !isClone)) {
      throw new UsageError(`${file === undefined ? "--file" : "--out"} is required`);
    }
    process.stdout.write(work().run(process.cwd(), file, out));
    return 0;
  },
});
