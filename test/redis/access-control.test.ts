import { eventually } from "../support/processes";
import { connectOnce } from "./support/clients";
import { type RedisNode, startNode } from "./support/server";
import { declaredInSeed } from "./support/stack";
import { describeWithRedis } from "./support/suite";

type Client = Awaited<ReturnType<typeof connectOnce>>;

/** Users log in as `<cache name>-<user name>`. */
const passwords = {
  "app-cache-cluster-reporting": "password-of-reporting",
  "app-cache-cluster-web": "password-of-the-web",
};

describeWithRedis("a default user that may log in", (options) => {
  const password = "password-of-anybody";
  let node: RedisNode;

  beforeAll(async () => {
    const declared = declaredInSeed({
      authentication: {
        kind: "rbac",
        users: {
          web: { kind: "password", accessString: "on ~* +@all", userId: "web-1", userName: "web" },
        },
        defaultUser: { kind: "password", accessString: "on ~public:* -@all +@read +@write +@connection" },
      },
    });
    node = await startNode(declared, { ...options, passwords: { default: password, web: "password-of-web" } });
  });

  afterAll(async () => {
    await node.stop();
  });

  test("is who comes with its password and no name, and may do what its access string says", async () => {
    const anybody = await connectOnce(node.port, options.certificates, { password });
    expect(await anybody.set("public:1", "a")).toBe("OK");
    await expect(anybody.get("private:1")).rejects.toThrow("NOPERM");
    anybody.destroy();
  });

  test("stands beside users with names of their own", async () => {
    const login = { username: "web", password: "password-of-web" };
    const web = await connectOnce(node.port, options.certificates, login);
    expect(await web.set("private:1", "b")).toBe("OK");
    web.destroy();
  });

  test.each([
    ["without anything", {}, /^NOAUTH /],
    ["with another password", { password: "password-of-web" }, /^WRONGPASS /],
  ])("is nobody who comes %s", async (_how, nobody, message) => {
    await expect(connectOnce(node.port, options.certificates, nobody)).rejects.toThrow(message);
  });
});

describeWithRedis("users of a cache with role-based access control", (options) => {
  let node: RedisNode;
  let web: Client;
  let reporting: Client;

  const login = async (username: keyof typeof passwords): Promise<Client> =>
    connectOnce(node.port, options.certificates, { username, password: passwords[username] });

  beforeAll(async () => {
    const declared = declaredInSeed({
      authentication: {
        kind: "rbac",
        users: {
          web: { kind: "password", accessString: "on ~session:* -@all +@read +@write +@connection" },
          reporting: {
            kind: "password",
            accessString: "on ~session:* ~stats:* &__keyevent@0__:expired -@all +@read +@connection +subscribe",
          },
        },
      },
    });
    node = await startNode(declared, { ...options, passwords });
    [web, reporting] = [await login("app-cache-cluster-web"), await login("app-cache-cluster-reporting")];
  });

  afterAll(async () => {
    web.destroy();
    reporting.destroy();
    await node.stop();
  });

  test("may do what their access string says", async () => {
    expect(await web.set("session:1", "alice")).toBe("OK");
    expect(await reporting.get("session:1")).toBe("alice");
    expect(await reporting.get("stats:today")).toBeNull();
  });

  test("hear of expired keys where their access string names the channel", async () => {
    const listener = await login("app-cache-cluster-reporting");
    const heard: string[] = [];
    await listener.subscribe("__keyevent@0__:expired", (key) => heard.push(key));
    await web.set("session:short", "1", { expiration: { type: "PX", value: 100 } });

    await eventually("the event arrives", () => (heard.length > 0 ? true : undefined));
    expect(heard).toEqual(["session:short"]);
    listener.destroy();
  });

  test.each([
    [
      "a channel outside its patterns",
      async () => {
        const listener = await login("app-cache-cluster-reporting");
        const attempt = listener.subscribe("__keyevent@0__:del", () => undefined);
        return attempt.finally(() => {
          listener.destroy();
        });
      },
      "NOPERM this user has no permissions to access one of the channels used as arguments",
    ],
    [
      "a command outside its categories",
      async () => reporting.set("session:1", "bob"),
      "NOPERM this user has no permissions to run the 'set' command",
    ],
    [
      "a key outside its patterns",
      async () => web.get("stats:today"),
      "NOPERM this user has no permissions to access one of the keys used as arguments",
    ],
    [
      "an administrator's command",
      async () => web.configGet("maxmemory"),
      "NOPERM this user has no permissions to run the 'config|get' command",
    ],
  ])("are refused %s", async (_what, attempt, message) => {
    await expect(attempt()).rejects.toThrow(message);
  });

  test("need their own password", async () => {
    const stolen = { username: "app-cache-cluster-web", password: passwords["app-cache-cluster-reporting"] };
    await expect(connectOnce(node.port, options.certificates, stolen)).rejects.toThrow(
      "WRONGPASS invalid username-password pair or user is disabled.",
    );
  });

  test.each([
    ["without a name", { password: passwords["app-cache-cluster-web"] }, /^WRONGPASS /],
    ["without anything", {}, /^NOAUTH /],
  ])("are nobody when they come %s, because the default user is off", async (_how, nobody, message) => {
    await expect(connectOnce(node.port, options.certificates, nobody)).rejects.toThrow(message);
  });
});
