import { start } from "../shared/command-line/start";
import { checkRelease } from "./command";

start(checkRelease, "npm run check-release --");
