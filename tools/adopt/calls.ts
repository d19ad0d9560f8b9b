import { pageAt } from "../shared/command-line/wording";

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

/** In an app that has installed the package. */
export const callsInApp: Calls = {
  asTyped: (command, ...args) => ["npx cdktf-managed-redis", command, ...args].join(" "),
  pageAt,
};

/** The permissions of whoever runs it. */
export const policy = pageAt("docs/adopt-policy.json");
