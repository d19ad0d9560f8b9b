import { start } from "../shared/command-line/start";
import { scan } from "./command";

start(scan, "npm run scan --");
