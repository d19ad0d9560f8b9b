import { existsSync } from "node:fs";
import { join } from "node:path";
import { start } from "../shared/command-line/start";
import { callsInClone } from "./calls";
import { adoptInClone } from "./clone/command";
import { adopt } from "./command";

const isClone = existsSync(join(process.cwd(), "stacks/environments.ts"));

start(isClone ? adoptInClone : adopt, callsInClone.asTyped("adopt"));
