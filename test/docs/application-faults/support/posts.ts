import type { Pool } from "pg";

import { sleep } from "../../../support/processes";
import type { Answer, Application } from "./application";

interface Post {
  readonly id: number;
  readonly content: string;
}

/** What is known of an author: one post that is changed all the time, and others that come and go. */
interface Author {
  readonly id: number;
  readonly post: number;
  /** Number in the content that was acknowledged, or read, last. */
  known: number;
  /** Number that was tried last. */
  tried: number;
  /** Posts that must be in the list, and those that must not be. */
  readonly there: Set<number>;
  readonly gone: Set<number>;
}

/** Something that must not be. */
type Old = "a post" | "a list" | "a post that is gone";

/** Changes and reads posts in whichever processes there are, and compares what is read with what was acknowledged. */
export class PostLoad {
  /** What was read although it was old. */
  public readonly old: Old[] = [];
  /** Statuses of reads, and of changes, as often as they came. */
  public readonly reads = new Map<number, number>();
  public readonly changes = new Map<number, number>();
  #isOver = false;
  #loops: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly applications: readonly Application[],
    private readonly authors: readonly Author[],
  ) {}

  /** Begins; each author has one loop that changes, and two that read. */
  public static async begin(applications: readonly Application[], authors: number): Promise<PostLoad> {
    const made = await Promise.all(Array.from({ length: authors }, async () => createAuthor(applications[0]!)));
    const load = new PostLoad(applications, made);
    load.#loops = Promise.all(
      made.flatMap((author) => [load.#changeOn(author), load.#readOn(author), load.#readOn(author)]),
    );
    return load;
  }

  public async stop(): Promise<void> {
    this.#isOver = true;
    await this.#loops;
  }

  /** What every process answers in the end, when nothing happens any more. */
  public async settle(): Promise<void> {
    for (const application of this.applications) {
      await Promise.all(this.authors.map(async (author) => this.#read(author, application)));
    }
  }

  /** What was acknowledged, and is not in the database. */
  public async lost(sql: Pool): Promise<number> {
    const { rows } = await sql.query<Post>("SELECT id::int, content FROM posts");
    const contents = new Map(rows.map(({ id, content }) => [id, Number(content)]));
    const wrong = this.authors.flatMap(({ post, known, tried, there, gone }) => [
      (contents.get(post) ?? -1) < known || (contents.get(post) ?? -1) > tried,
      ...[...there].map((id) => !contents.has(id)),
      ...[...gone].map((id) => contents.has(id)),
    ]);
    return wrong.filter(Boolean).length;
  }

  async #changeOn(author: Author): Promise<void> {
    for (let turn = 0; !this.#isOver; turn += 1) {
      await (turn % 5 === 4 ? this.#comeAndGo(author) : this.#update(author));
      await sleep(20 + 40 * Math.random());
    }
  }

  async #update(author: Author): Promise<void> {
    author.tried += 1;
    const content = String(author.tried);
    const { status } = await this.#change("PUT", `/api/posts/${author.post}`, { title: "title", content });
    author.known = status === 200 ? Number(content) : author.known;
  }

  /** Creates a post, or deletes the one that was created before. */
  async #comeAndGo({ id, there, gone }: Author): Promise<void> {
    const [oldest] = there;
    if (oldest === undefined) {
      const { status, body } = await this.#change("POST", "/api/posts", { authorId: id, title: "title", content: "0" });
      if (status === 201) {
        there.add((body as Post).id);
      }
      return;
    }
    // From now on it may be there or not.
    there.delete(oldest);
    const { status } = await this.#change("DELETE", `/api/posts/${oldest}`);
    if (status === 204) {
      gone.add(oldest);
    }
  }

  async #change(method: string, path: string, body?: unknown): Promise<Answer> {
    const answer = await this.#any().call(method, path, body);
    this.changes.set(answer.status, (this.changes.get(answer.status) ?? 0) + 1);
    return answer;
  }

  async #readOn(author: Author): Promise<void> {
    while (!this.#isOver) {
      await this.#read(author, this.#any());
      await sleep(100 * Math.random());
    }
  }

  async #read(author: Author, application: Application): Promise<void> {
    const { known, there, gone } = { ...author, there: new Set(author.there), gone: [...author.gone].slice(-3) };
    const [post, list, ...absent] = await Promise.all([
      application.call("GET", `/api/posts/${author.post}`),
      application.call("GET", `/api/users/${author.id}/posts`),
      ...gone.map(async (id) => application.call("GET", `/api/posts/${id}`)),
    ]);
    [post, list, ...absent].forEach(({ status }) => this.reads.set(status, (this.reads.get(status) ?? 0) + 1));
    this.old.push(
      ...(absent.some(({ status }) => status === 200) ? (["a post that is gone"] as const) : []),
      ...(post.status === 404 ? (["a post"] as const) : []),
    );
    const listed = list.status === 200 ? (list.body as readonly Post[]) : undefined;
    const isMissing = [...there].some((id) => author.there.has(id) && listed?.every((each) => each.id !== id));
    if (isMissing || listed?.some(({ id }) => gone.includes(id))) {
      this.old.push("a list");
    }
    for (const content of [post.body as Post | undefined, listed?.find(({ id }) => id === author.post)]) {
      const number = Number(content?.content ?? known);
      this.old.push(...(number < known ? (["a post"] as const) : []));
      // What somebody has read was committed, so nobody reads less afterwards.
      author.known = Math.max(author.known, number);
    }
  }

  #any(): Application {
    return this.applications[Math.floor(Math.random() * this.applications.length)]!;
  }
}

async function createAuthor(application: Application): Promise<Author> {
  const email = `author-${Math.random()}@example.com`;
  const { body } = await application.call("POST", "/api/users", { name: "author", email });
  const { id } = body as Post;
  const post = await application.call("POST", "/api/posts", { authorId: id, title: "title", content: "0" });
  return { id, post: (post.body as Post).id, known: 0, tried: 0, there: new Set(), gone: new Set() };
}
