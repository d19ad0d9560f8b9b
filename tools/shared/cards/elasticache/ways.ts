/** What to do when a cache cannot be changed into what is wanted. */
export const blueGreen =
  "make a second cache beside this one, restored from a snapshot of it, move the clients, then remove the old one";

/** The way to delete a cache. */
export const endOfCache = "move the clients away and look at the final snapshot first, and then allow it";
