import { start } from "../shared/command-line/start";
import { sbom } from "./command";

start(sbom, "npm run sbom --");
