import { start } from "../shared/command-line/start";
import { cost } from "./command";

start(cost, "npm run cost --");
