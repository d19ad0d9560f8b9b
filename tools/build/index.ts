import { start } from "../shared/command-line/start";
import { build } from "./command";

start(build, "npm run build --");
