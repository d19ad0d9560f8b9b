import { start } from "../shared/command-line/start";
import { guard } from "./command";

start(guard, "npm run guard --");
