import { rows } from "./rows/database";
import { describeFaults } from "./support/table";

describeFaults("PostgreSQL", rows);
