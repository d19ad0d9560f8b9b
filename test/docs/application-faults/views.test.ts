import { rows } from "./rows/views";
import { describeFaults } from "./support/table";

describeFaults("views", rows);
