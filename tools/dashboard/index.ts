import { start } from "../shared/command-line/start";
import { dashboard } from "./command";

start(dashboard, "npm run dashboard --");
