import { rows } from "./rows/sharded";
import { describeFaults } from "./support/table";

describeFaults("three shards", rows);
