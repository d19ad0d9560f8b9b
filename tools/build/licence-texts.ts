import { readFileSync } from "node:fs";
import { join } from "node:path";
import { projectRoot } from "../shared/project";

/** What a library's manifest says of it. */
export interface LibraryManifest {
  readonly name: string;
  readonly version: string;
  /** Short name of its licence, as SPDX has it. */
  readonly license?: string;
}

/**
 * Who has written libraries that ship no text of their MIT licence, from where their sources are.
 *
 * @see https://github.com/redis/node-redis/blob/master/LICENSE
 */
const copyrights: Readonly<Record<string, string>> = {
  "@redis/client": "Copyright (c) 2022-2025, Redis, inc.",
};

/** @see https://spdx.org/licenses/MIT.html */
const mit = (copyright: string): string => `MIT License

${copyright}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/** The text of a library's licence where the library ships none; undefined when it cannot be known. */
export function standardText({ name, license }: LibraryManifest): string | undefined {
  const copyright = Object.hasOwn(copyrights, name) ? copyrights[name] : undefined;
  if (license === "MIT" && copyright !== undefined) {
    return mit(copyright);
  }
  // Nobody's name stands in it, so that this project's own copy is the text.
  return license === "Apache-2.0" ? readFileSync(join(projectRoot, "LICENSE"), "utf8").trim() : undefined;
}
