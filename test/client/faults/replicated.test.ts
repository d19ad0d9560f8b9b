import { rows } from "./rows/replicated";
import { describeFaults } from "./support/table";

describeFaults("a primary with replicas", rows);
