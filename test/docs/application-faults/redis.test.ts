import { rows } from "./rows/redis";
import { describeFaults } from "./support/table";

describeFaults("Redis", rows);
