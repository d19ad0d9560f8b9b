import { start } from "../shared/command-line/start";
import { outputs } from "./command";

start(outputs, "npm run outputs --");
