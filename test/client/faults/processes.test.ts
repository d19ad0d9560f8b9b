import { rows } from "./rows/processes";
import { describeFaults } from "./support/table";

describeFaults("an application's processes", rows);
