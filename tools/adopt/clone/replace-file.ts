import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import { Failure } from "../../shared/failure";

/**
 * Replaces the content of a file at once: whoever reads it, and whenever this process is killed, it has the content from
 * before or the new one. What a killed process has left beside it is removed.
 *
 * @param file no symbolic link
 * @throws Failure when the file no longer has the content that it had before
 */
export function replaceFile(file: string, before: Buffer, content: string): void {
  removeAbandoned(file);
  const temporary = join(dirname(file), `${beginningOf(file)}${process.pid}.tmp`);
  try {
    write(temporary, content, statSync(file).mode);
    if (!readFileSync(file).equals(before)) {
      throw new Failure(`${file} was changed by somebody else meanwhile: run this again`);
    }
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

function write(file: string, content: string, mode: number): void {
  const handle = openSync(file, "wx", 0o600);
  try {
    fchmodSync(handle, mode);
    writeFileSync(handle, content);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** The name of a temporary file ends with the id of the process that writes it. */
function beginningOf(file: string): string {
  return `.${basename(file)}.`;
}

function removeAbandoned(file: string): void {
  const beginning = beginningOf(file);
  for (const name of readdirSync(dirname(file)).filter((other) => other.startsWith(beginning))) {
    const [, pid] = /^(\d+)\.tmp$/.exec(name.slice(beginning.length)) ?? [];
    if (pid !== undefined && !isRunning(Number(pid))) {
      rmSync(join(dirname(file), name), { force: true });
    }
  }
}

/** Whether another process of this id runs, of whichever user. */
function isRunning(pid: number): boolean {
  try {
    return pid !== process.pid && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
