import { access } from "./access";
import { availability } from "./availability";
import { connections } from "./connections";
import { cpu } from "./cpu";
import { memory } from "./memory";
import { network } from "./network";
import { replication } from "./replication";
import { requests } from "./requests";

export { compositeAlarms } from "./composite-alarms";

/** Every alarm there is, by id. Adding an alarm is adding an entry to one of the files beside this one. */
export const catalogue = {
  ...availability,
  ...memory,
  ...cpu,
  ...requests,
  ...connections,
  ...replication,
  ...network,
  ...access,
} as const;
