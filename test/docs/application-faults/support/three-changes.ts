import { type PoolClient } from "pg";

import { eventually, sleep } from "../../../support/processes";
import type { Answer, Application } from "./application";
import type { Stage, Ways, World } from "./stage";

/** What happens to a post. */
const kinds = ["create", "update", "delete"] as const;
type Kind = (typeof kinds)[number];

interface Read {
  readonly kind: Kind;
  readonly of: "post" | "list";
  /** When it began. */
  readonly at: number;
  readonly isNew: boolean;
  readonly status: number;
}

interface Post {
  readonly id: number;
  readonly title: string;
  readonly content: string;
}

/** The world of all rows, and two processes that read in it. */
interface Readers {
  readonly world: World;
  readonly readers: readonly Application[];
}

/** A commit waits while somebody holds the lock of the author. */
const waitsToCommit = [
  `CREATE FUNCTION wait_to_commit() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
     PERFORM pg_advisory_xact_lock_shared(COALESCE(NEW.author_id, OLD.author_id)); RETURN NULL; END $$`,
  `CREATE CONSTRAINT TRIGGER wait_to_commit AFTER INSERT OR UPDATE OR DELETE ON posts
     DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION wait_to_commit()`,
];

/** Ids that no post has yet, which readers have asked for, so that it is cached that there is none. */
const unbornIds = Array.from({ length: 40 }, (_, index) => index + 1);

async function openReaders(stage: Stage): Promise<Readers> {
  const world = await stage.world();
  const readers = await Promise.all([world.application(), world.application()]);
  for (const statement of waitsToCommit) {
    await world.sql.query(statement);
  }
  await Promise.all(unbornIds.map(async (id) => readers[0].call("GET", `/api/posts/${id}`)));
  return { world, readers };
}

/** A post each that one process creates, changes and deletes, when something happens, while two others read. */
export class ThreeChanges {
  /** What the process that changes them answers. */
  public answers: Promise<readonly Answer[]> = Promise.resolve([]);
  readonly #reads: Read[] = [];
  #answeredAt = 0;
  #committedAt = Infinity;
  #loops: Promise<unknown> = Promise.resolve();
  #isOver = false;
  #blocker: PoolClient | undefined;

  private constructor(
    private readonly world: World,
    private readonly readers: readonly Application[],
    private readonly authors: Readonly<Record<Kind, number>>,
    private readonly posts: Record<Kind, number | undefined>,
  ) {}

  public static async prepare(stage: Stage): Promise<ThreeChanges> {
    const { world, readers } = await stage.shared(async () => openReaders(stage));
    const [reader] = readers as [Application];
    const made = await Promise.all(
      kinds.map(async (kind) => {
        const email = `${kind}-${Math.random()}@example.com`;
        const { id: authorId } = (await reader.call("POST", "/api/users", { name: kind, email })).body as Post;
        const post = { authorId, title: "title", content: "old" };
        const id = kind === "create" ? undefined : ((await reader.call("POST", "/api/posts", post)).body as Post).id;
        return [kind, authorId, id] as const;
      }),
    );
    const authors = Object.fromEntries(made.map(([kind, author]) => [kind, author])) as Record<Kind, number>;
    const posts = Object.fromEntries(made.map(([kind, , id]) => [kind, id])) as Record<Kind, number | undefined>;
    const changes = new ThreeChanges(world, readers, authors, posts);
    changes.#loops = Promise.all(kinds.map(async (kind) => changes.#readOn(kind)));
    return stage.until(changes);
  }

  public get cachePort(): number {
    return this.world.cache.port;
  }

  public get databasePort(): number {
    return this.world.postgres.port;
  }

  /** The process that is to change them. */
  public async changer(ways: Ways): Promise<Application> {
    return this.world.application(ways);
  }

  /** Lets no commit of these authors end, or no statement, until `release`. */
  public async block(what: "commits" | "statements"): Promise<void> {
    this.#blocker = await this.world.sql.connect();
    const authors = Object.values(this.authors);
    await (what === "commits"
      ? this.#blocker.query("SELECT pg_advisory_lock(author) FROM unnest($1::bigint[]) AS author", [authors])
      : this.#blocker.query("BEGIN"));
    if (what === "statements") {
      await this.#blocker.query("SELECT 1 FROM users WHERE id = $1 FOR UPDATE", [this.authors.create]);
      await this.#blocker.query("SELECT 1 FROM posts WHERE author_id = ANY($1) FOR UPDATE", [authors]);
    }
  }

  /** Has the changes made, and waits until all three are blocked. */
  public async begin(changer: Application): Promise<void> {
    const { create, update, delete: deleted } = { ...this.posts, create: this.authors.create };
    this.answers = Promise.all([
      changer.call("POST", "/api/posts", { authorId: create, title: "title", content: "new" }),
      changer.call("PUT", `/api/posts/${update}`, { title: "title", content: "new" }),
      changer.call("DELETE", `/api/posts/${deleted}`),
    ]).finally(() => {
      this.#answeredAt = performance.now();
    });
    const { rows } = await this.#blocker!.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
    await eventually("three changes are blocked", async () => {
      const blocked = "SELECT 1 FROM pg_stat_activity WHERE $1 = ANY(pg_blocking_pids(pid))";
      return (await this.world.sql.query(blocked, [rows[0]!.pid])).rowCount === 3 ? true : undefined;
    });
  }

  /** Lets what is blocked go on. */
  public async release(): Promise<void> {
    await this.#blocker?.query("ROLLBACK");
    await this.#blocker?.query("SELECT pg_advisory_unlock_all()");
    this.#blocker?.release();
  }

  /** Waits until the database has all three. */
  public async committed(): Promise<void> {
    await eventually("all three are committed", async () => {
      const { rows } = await this.world.sql.query<{ id: number; content: string }>(
        "SELECT id::int, content FROM posts WHERE author_id = ANY($1)",
        [Object.values(this.authors)],
      );
      this.posts.create ??= rows.find(({ id }) => !Object.values(this.posts).includes(id))?.id;
      return rows.length === 2 && rows.every(({ content }) => content === "new") ? true : undefined;
    });
    this.#committedAt = performance.now();
  }

  public async stop(): Promise<void> {
    this.#isOver = true;
    await this.#loops;
  }

  /** Waits until the hold of the changes has run out, and says what was read. */
  public async seen() {
    await this.answers;
    // The hold of a change that failed lasts ten seconds.
    await sleep(this.#answeredAt + 10_500 - performance.now());
    const last = await Promise.all(kinds.map(async (kind) => this.#readBoth(kind, 1)));
    const isCached = await this.#isCached();
    await this.stop();
    const reads = this.#reads;
    const old = reads.filter(({ at, isNew }) => at >= this.#committedAt && !isNew);
    return {
      old: [...new Set(old.map((read) => `${read.of} after ${read.kind}`))],
      failed: reads.filter(({ status }) => status !== 200 && status !== 404),
      isNew: last.flat().every(({ isNew }) => isNew),
      isCached,
      hasRead: reads.filter(({ at }) => at >= this.#committedAt || this.#committedAt === Infinity).length > 50,
    };
  }

  /** Whether readers do not see what is done behind the back of the cache. */
  async #isCached(): Promise<boolean> {
    const { update: author } = this.authors;
    const [, other] = this.readers as [Application, Application];
    await this.world.sql.query("UPDATE posts SET title = 'unseen' WHERE author_id = $1", [author]);
    await this.world.sql.query("INSERT INTO posts (author_id, title, content) VALUES ($1, 'unseen', '')", [author]);
    const list = (await other.call("GET", `/api/users/${author}/posts`)).body as readonly Post[];
    return list.length === 1 && list[0]!.title === "title";
  }

  async #readOn(kind: Kind): Promise<void> {
    for (let turn = 0; !this.#isOver; turn += 1) {
      this.#reads.push(...(await this.#readBoth(kind, turn)));
      await sleep(30);
    }
  }

  async #readBoth(kind: Kind, turn: number): Promise<readonly Read[]> {
    const reader = this.readers[turn % 2]!;
    const at = performance.now();
    const id = this.posts[kind];
    const [list, post] = await Promise.all([
      reader.call("GET", `/api/users/${this.authors[kind]}/posts`),
      id === undefined ? undefined : reader.call("GET", `/api/posts/${id}`),
    ]);
    const inList = (list.body as readonly Post[]).find((each) => each.id === id);
    const ofList = { kind, of: "list", at, status: list.status, isNew: isAsChanged(kind, inList) } as const;
    if (post === undefined) {
      return [{ ...ofList, isNew: (list.body as readonly Post[]).length > 0 }];
    }
    const found = post.status === 200 ? (post.body as Post) : undefined;
    return [ofList, { kind, of: "post", at, status: post.status, isNew: isAsChanged(kind, found) }];
  }
}

function isAsChanged(kind: Kind, found: Post | undefined): boolean {
  return kind === "delete" ? found === undefined : found?.content === "new";
}
