import { start } from "../shared/command-line/start";
import { prices } from "./command";

start(prices, "npm run prices --");
