import { start } from "../../../tools/shared/command-line/start";
import { recordRelease } from "./command";

start(recordRelease, "npm run record-release --");
