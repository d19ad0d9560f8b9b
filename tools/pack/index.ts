import { start } from "../shared/command-line/start";
import { pack } from "./command";

start(pack, "npm run pack:all --");
