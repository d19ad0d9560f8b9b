/** The package in which these commands are; the build of the package puts it in. */
declare const THIS_PACKAGE: { readonly name: string; readonly pages: string };

/** In a clone of the project there is no package: its commands are npm's scripts, and its pages are files. */
const here = typeof THIS_PACKAGE === "undefined" ? undefined : THIS_PACKAGE;

/** Whether this is a clone of the project, whose files are there to be changed. */
export const isClone = here === undefined;

/** A command as people type it here: `npm run adopt -- --finish shop`, for example. */
export function asTyped(command: string, ...args: readonly string[]): string {
  const call = here === undefined ? `npm run ${command}` : `npx ${here.name} ${command}`;
  const separator = here === undefined && args.length > 0 ? ["--"] : [];
  return [call, ...separator, ...args].join(" ");
}

/** Where a page of the documentation can be read, by its path in the project. */
export function pageAt(path: string): string {
  return here === undefined ? path : here.pages + path;
}
