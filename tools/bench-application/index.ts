import { start } from "../shared/command-line/start";
import { benchApplication } from "./command";

start(benchApplication, "npm run bench:application --");
