import { rows } from "./rows/source";
import { describeFaults } from "./support/table";

describeFaults("the source", rows, 4);
