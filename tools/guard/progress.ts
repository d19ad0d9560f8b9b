/** Tells people who wait what is being done. */
export type Progress = (text: string) => void;

/** Time between two progress messages, in seconds. */
const interval = 10;

/** Prints what begins, and while it lasts, how long it has taken. */
export async function during<T>(progress: Progress, what: string, work: Promise<T>): Promise<T> {
  progress(what);
  let seconds = 0;
  const timer = setInterval(() => {
    seconds += interval;
    progress(`${what}: ${seconds} s so far`);
  }, interval * 1000);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}
