import { start } from "../shared/command-line/start";
import { smoke } from "./command";

start(smoke, "npm run smoke --");
