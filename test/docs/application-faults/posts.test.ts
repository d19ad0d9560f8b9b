import { rows } from "./rows/posts";
import { describeFaults } from "./support/table";

describeFaults("changes of posts", rows);
