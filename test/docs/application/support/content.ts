import type { Answer, Application } from "./application";

let count = 0;

/** What an answer has as its id. */
export function idOf({ body }: Answer): number {
  return (body as { readonly id: number }).id;
}

/** Creates a user, and returns its id. */
export async function newUser(app: Application): Promise<number> {
  count += 1;
  return idOf(await app.call("POST", "/api/users", { name: "Ada", email: `user${count}@example.com` }));
}

/** Creates a post, and returns its id. */
export async function newPost(app: Application, authorId: number, title = "a title"): Promise<number> {
  return idOf(await app.call("POST", "/api/posts", { authorId, title, content: "a text" }));
}
