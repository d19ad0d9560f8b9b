/** How people call the commands that texts of adopt name, and where they find pages, in the place where it runs. */
export interface Calls {
  /** A command as people type it. */
  readonly asTyped: (command: "adopt" | "guard", ...args: readonly string[]) => string;
  /** Where a page of the documentation is, by its path in the project. */
  readonly pageAt: (path: string) => string;
}

/** In a clone of this project. */
export const callsInClone: Calls = {
  asTyped: (command, ...args) => ["npm run", command, "--", ...args].join(" "),
  pageAt: (path) => path,
};

/** In an app that has installed the package, which has no pages. */
export const callsInApp: Calls = {
  asTyped: (command, ...args) => ["npx cdktf-managed-redis", command, ...args].join(" "),
  pageAt: (path) => `${path} in the repository of cdktf-managed-redis`,
};

/** The permissions of whoever runs it, in words for every place. */
export const policy = callsInApp.pageAt("docs/adopt-policy.json");
