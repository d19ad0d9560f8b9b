import type { Feeds } from "./feeds";
import type { Posts } from "./posts";
import type { Users } from "./users";
import type { ViewCounter } from "./views";

/** Everything that the API offers. */
export interface Services {
  readonly users: Users;
  readonly posts: Posts;
  readonly feeds: Feeds;
  readonly views: ViewCounter;
}
