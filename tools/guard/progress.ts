/** Tells people who wait what is being done. */
export type Progress = (text: string) => void;

/** Time between two progress messages, in seconds. */
const interval = 10;

/** Time after which it is worth saying why something may take long, in seconds. */
const long = 30;

/**
 * Prints what begins, and while it lasts, how long it has taken.
 *
 * @param why why it may take long, said once it does. @default - nothing is known
 */
export async function during<T>(progress: Progress, what: string, work: Promise<T>, why?: string): Promise<T> {
  progress(what);
  let seconds = 0;
  const timer = setInterval(() => {
    seconds += interval;
    progress(`${what}: ${seconds} s so far${why !== undefined && seconds >= long ? `; ${why}` : ""}`);
  }, interval * 1000);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}
