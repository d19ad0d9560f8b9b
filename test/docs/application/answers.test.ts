import { type RedisNode, startNode } from "../../redis/support/server";
import { declaredInSeed } from "../../redis/support/stack";
import { type Application, startApplication } from "./support/application";
import { Backend } from "./support/backend";
import { newPost, newUser } from "./support/content";
import { describeApplication } from "./support/suite";

const everybody = "public, max-age=0, s-maxage=60, stale-if-error=300";

describeApplication("its answers", (options) => {
  let backend: Backend;
  let node: RedisNode;
  let app: Application;

  beforeAll(async () => {
    [backend, node] = await Promise.all([Backend.start(options), startNode(declaredInSeed(), options)]);
    app = await startApplication(backend.environment({ Cache: { port: node.port } }));
    await newUser(app);
  });

  afterAll(async () => {
    await app.stop();
    await Promise.all([backend.stop(), node.stop()]);
  });

  test("answers say who may keep them, and are not sent twice to those who have them", async () => {
    const id = await newUser(app);
    const post = await newPost(app, id);
    const kept = async (path: string) => (await app.get(path)).headers.get("cache-control");
    const shared = [`/api/users/${id}/posts`, `/api/posts/${post}`];
    expect(await Promise.all(shared.map(kept))).toEqual([everybody, everybody]);
    const personal = [`/api/users/${id}`, `/api/users/${id}/feed`];
    expect(await Promise.all(personal.map(kept))).toEqual(["private, no-cache", "private, no-cache"]);
    const others = [`/api/posts/${post}/views`, "/api/cache/stats", "/health", "/api/users/999999999", "/api", "/%ff"];
    expect(await Promise.all(others.map(kept))).toEqual(others.map(() => "no-store"));
    const change = await app.call("PUT", `/api/posts/${post}`, { title: "t", content: "" });
    expect(change.headers.get("cache-control")).toBe("no-store");

    const path = `/api/posts/${post}`;
    const tag = String((await app.get(path)).headers.get("etag"));
    const again = await app.call("GET", path, undefined, { "if-none-match": `"x", W/${tag}` });
    expect(again).toMatchObject({ status: 304, body: undefined });
    expect(again.headers.get("etag")).toBe(tag);
    expect(again.headers.get("cache-control")).toBe(everybody);
    const head = await app.call("HEAD", path, undefined, { "if-none-match": tag });
    expect(head).toMatchObject({ status: 304, body: undefined });
    expect(head.headers.get("etag")).toBe(tag);
    expect(await app.call("HEAD", path)).toMatchObject({ status: 200, body: undefined });
    await app.call("PUT", path, { title: "another", content: "" });
    const after = await app.call("GET", path, undefined, { "if-none-match": tag });
    expect(after).toMatchObject({ status: 200, body: { title: "another" } });
  });

  test("health is for a load balancer", async () => {
    expect(await app.get("/health")).toMatchObject({ status: 200, body: { status: "up" } });
  });

  test.each<[method: string, path: string, body: unknown, status: number, error: string]>([
    ["POST", "/api/users", { name: "Ada" }, 400, "body must have required property 'email'"],
    [
      "POST",
      "/api/users",
      { name: "", email: "a@example.com" },
      400,
      "body/name must NOT have fewer than 1 characters",
    ],
    ["POST", "/api/users", { name: "Ada", email: "no address" }, 400, 'body/email must match format "email"'],
    ["POST", "/api/users", { name: 5, email: "a@example.com" }, 400, "body/name must be string"],
    [
      "POST",
      "/api/users",
      { name: "a\u0000", email: "a@example.com" },
      400,
      'body/name must match pattern "^[^\\u0000]*$"',
    ],
    [
      "POST",
      "/api/users",
      { name: "Ada", email: "a@example.com", role: "admin" },
      400,
      "body must NOT have additional properties",
    ],
    ["POST", "/api/posts", { authorId: "1", title: "t", content: "" }, 400, "body/authorId must be integer"],
    ["POST", "/api/posts", { authorId: 999_999_999, title: "t", content: "" }, 422, "what it refers to does not exist"],
    ["PUT", "/api/users/999999999", { name: "Ada", email: "a@example.com" }, 404, "no such user"],
    ["GET", "/api/users/0", undefined, 400, 'params/id must match pattern "^[1-9][0-9]{0,8}$"'],
    ["GET", "/api/posts/1e3", undefined, 400, 'params/id must match pattern "^[1-9][0-9]{0,8}$"'],
    ["GET", "/api/posts/9999999999", undefined, 400, 'params/id must match pattern "^[1-9][0-9]{0,8}$"'],
    ["GET", "/api/users/999999999/posts", undefined, 404, "no such user"],
    ["GET", "/api/users/999999999/feed", undefined, 404, "no such user"],
    ["PUT", "/api/users/999999999/following/1", undefined, 404, "no such user"],
    ["PUT", "/api/users/1/following/999999999", undefined, 404, "no such user"],
    ["DELETE", "/api/users/1/following/999999999", undefined, 404, "no such user"],
    ["POST", "/api/posts/999999999/views", undefined, 404, "no such post"],
    ["GET", "/api/posts/999999999/views", undefined, 404, "no such post"],
    ["GET", "/api/nothing", undefined, 404, "no such route"],
    ["GET", "/%ff", undefined, 400, "no such path"],
  ])("a mistake is said to be one: %s %s %j", async (method, path, body, status, error) => {
    expect(await app.call(method, path, body)).toMatchObject({ status, body: { error } });
  });

  test("what exists already is a conflict, and changes nothing", async () => {
    const [one, two] = [await newUser(app), await newUser(app)];
    const { email } = (await app.get(`/api/users/${one}`)).body as { readonly email: string };
    const conflict = { status: 409, body: { error: "it exists already" } };

    expect(await app.call("POST", "/api/users", { name: "Bob", email })).toMatchObject(conflict);
    expect(await app.call("PUT", `/api/users/${two}`, { name: "Bob", email })).toMatchObject(conflict);
    expect((await app.get(`/api/users/${two}`)).body).toMatchObject({ name: "Ada", version: 1 });
  });

  test("text that is no JSON is refused", async () => {
    const response = await fetch(`http://127.0.0.1:${app.port}/api/users`, {
      method: "POST",
      body: '{"name": "s3cret',
      headers: { "content-type": "application/json" },
    });

    expect([response.status, await response.json()]).toEqual([
      400,
      { error: "Body is not valid JSON but content-type is set to 'application/json'" },
    ]);
  });
});
