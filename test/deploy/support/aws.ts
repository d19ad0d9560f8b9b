import { execFile } from "node:child_process";
import { join } from "node:path";

import { testEnvironment } from "../../support/terraform";
import { pythonTool } from "./python-tools";

/** One AWS account of an emulator. */
export interface Account {
  readonly id: string;
  readonly url: string;
}

/** One question to the AWS API. */
export interface Question {
  readonly service: string;
  /** In snake case, as AWS's Python client has it. */
  readonly operation: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** What to take from the answer, in JMESPath. @default - all of it */
  readonly query?: string;
}

/** Environment in which AWS clients reach an account of the emulator and nothing else. */
export function accountEnvironment({ id, url }: Account): NodeJS.ProcessEnv {
  return testEnvironment({
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: id,
    AWS_REGION: "us-east-1",
    AWS_DEFAULT_REGION: "us-east-1",
  });
}

/** Asks one question after the other, in one process because starting one takes longer than the answers. */
export async function askAll(account: Account, questions: readonly Question[]): Promise<readonly unknown[]> {
  return new Promise((resolve, reject) => {
    const options = { env: accountEnvironment(account), timeout: 120_000 };
    const child = execFile(pythonTool("python"), [join(__dirname, "ask_aws.py")], options, (error, stdout, stderr) => {
      if (error === null) {
        resolve(JSON.parse(stdout) as readonly unknown[]);
      } else {
        reject(new Error(stderr));
      }
    });
    child.stdin?.end(JSON.stringify(questions.map((question) => ({ parameters: {}, query: "@", ...question }))));
  });
}

/** Asks one question. */
export async function ask<T>(account: Account, question: Question): Promise<T> {
  const [answer] = await askAll(account, [question]);
  return answer as T;
}
