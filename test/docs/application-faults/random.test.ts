import { rows } from "./rows/random";
import { describeFaults } from "./support/table";

describeFaults("random moments", rows);
