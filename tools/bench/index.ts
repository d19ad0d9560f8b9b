import { start } from "../shared/command-line/start";
import { bench } from "./command";

start(bench, "npm run bench --");
