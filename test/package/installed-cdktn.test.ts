import { frameworks } from "./support/frameworks";
import { installedSuite } from "./support/installed-suite";

installedSuite(frameworks.cdktn);
