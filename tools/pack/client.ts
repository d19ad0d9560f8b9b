import { readFileSync } from "node:fs";
import { join } from "node:path";
import clientJson from "../../client/package.json";
import packageJson from "../../package.json";
import { projectRoot } from "../shared/project";
import { withAbsoluteLinks } from "./links";
import { isPublishable, publishConfig, tarballOf } from "./manifest";

/** Name of the package with the client for applications. */
export const clientPackage = clientJson.name;

/**
 * The manifest of the package, with the addresses of this project. Without an owner it stays private, so that npm refuses
 * to publish it.
 */
export function clientManifest(): object {
  const { private: _private, ...manifest } = clientJson;
  const { repository, homepage, bugs } = packageJson;
  return {
    ...(isPublishable ? manifest : clientJson),
    repository: { ...repository, directory: "client" },
    homepage,
    bugs,
    publishConfig,
  };
}

/** Its read-me, with links that lead to the sources of its version. */
export function clientReadme(): string {
  const page = "client/README.md";
  const text = readFileSync(join(projectRoot, page), "utf8");
  return withAbsoluteLinks(text, page).replace(
    `npm install ${clientPackage}`,
    `npm install ${isPublishable ? clientPackage : `./${tarballOf(clientPackage)}`}`,
  );
}
