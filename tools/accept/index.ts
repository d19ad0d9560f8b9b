import { start } from "../shared/command-line/start";
import { accept } from "./command";

start(accept, "npm run accept --");
