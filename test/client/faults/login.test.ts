import { rows } from "./rows/login";
import { describeFaults } from "./support/table";

describeFaults("a login", rows);
