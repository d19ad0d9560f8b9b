import { start } from "../shared/command-line/start";
import { adopt } from "./command";

start(adopt, "npm run adopt --");
