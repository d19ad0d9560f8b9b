import { rows } from "./rows/one-node";
import { describeFaults } from "./support/table";

describeFaults("one node", rows);
