import { rows } from "./rows/memory";
import { describeFaults } from "./support/table";

describeFaults("a server without memory", rows);
