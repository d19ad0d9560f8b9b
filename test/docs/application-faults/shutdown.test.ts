import { rows } from "./rows/shutdown";
import { describeFaults } from "./support/table";

describeFaults("processes that end", rows);
