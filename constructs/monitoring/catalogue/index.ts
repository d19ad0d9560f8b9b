import { access } from "./access";
import { availability } from "./availability";
import { connections } from "./connections";
import { memory } from "./memory";
import { processor } from "./cpu";
import { requests } from "./requests";

export { rollups } from "./composite-alarms";

/** Every alarm there is, by id. Adding an alarm is adding an entry to one of the files beside this one. */
export const catalogue = {
  ...availability,
  ...memory,
  ...processor,
  ...requests,
  ...connections,
  ...access,
} as const;
