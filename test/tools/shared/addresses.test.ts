import { addressProblems } from "../../../tools/shared/addresses";

const filledIn = {
  repository: { type: "git", url: "git+https://github.com/example/managed-redis.git" },
  homepage: "https://github.com/example/managed-redis#readme",
  bugs: { url: "https://github.com/example/managed-redis/issues" },
};

test("addresses of a repository that somebody owns are fine, in each form that npm takes", () => {
  expect(addressProblems(filledIn)).toStrictEqual([]);
  expect(
    addressProblems({
      repository: "https://github.com/example/managed-redis",
      homepage: "https://redis.example.com/",
      bugs: "https://github.com/example/managed-redis/issues",
    }),
  ).toStrictEqual([]);
});

test.each([
  ["repository", { url: "git+https://github.com/OWNER/managed-redis.git" }],
  ["repository", "https://github.com/owner/managed-redis"],
  ["repository", "git@github.com:OWNER/managed-redis.git"],
  ["homepage", "https://OWNER.example.com/managed-redis"],
  ["bugs", { url: "https://github.com/OWNER/managed-redis/issues" }],
])("`%s` must not have the placeholder: %j", (member, value) => {
  const [problem, ...others] = addressProblems({ ...filledIn, [member]: value });

  expect(problem).toMatch(`\`${member}\` of package.json must name who owns the repository, not OWNER, got `);
  expect(others).toStrictEqual([]);
});

test.each<[string, unknown, string]>([
  ["repository", undefined, "`repository` of package.json must have an address, got none"],
  ["homepage", "", '`homepage` of package.json must have an address, got ""'],
  ["bugs", { email: "bugs@example.com" }, "`bugs` of package.json must have an address, got none"],
  [
    "repository",
    "github:example/managed-redis",
    "`repository` of package.json must have the form https://<host>/<owner>/<name>, got github:example/managed-redis",
  ],
  [
    "repository",
    "https://github.com/<owner>/managed-redis",
    "`repository` of package.json must name who owns the repository, not OWNER, got https://github.com/<owner>/managed-redis",
  ],
  [
    "repository",
    "https://github.com/YOUR_NAME/managed-redis",
    "`repository` of package.json must have the form https://<host>/<owner>/<name>, got https://github.com/YOUR_NAME/managed-redis",
  ],
  [
    "bugs",
    "http://bugs.example.com",
    "`bugs` of package.json must have the form https://…, got http://bugs.example.com",
  ],
])("`%s` must be an address: %j", (member, value, problem) => {
  expect(addressProblems({ ...filledIn, [member]: value })).toStrictEqual([problem]);
});
