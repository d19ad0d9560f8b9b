import { start } from "../shared/command-line/start";
import { mutate } from "./command";

start(mutate, "npm run mutate --");
