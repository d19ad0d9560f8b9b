/** A framework, and what the package for it is called and needs. */
export interface Framework {
  /** The framework's package, which its users import. */
  readonly name: "cdktf" | "cdktn";
  /** Name of our package for it, and of its program. */
  readonly packageName: string;
  readonly description: string;
  /** Versions of Node.js that the package runs on. */
  readonly node: string;
  readonly peerDependencies: Readonly<Record<string, string>>;
  /** Versions that everything is tested with; people who want no surprises install these. */
  readonly tested: Readonly<Record<string, string>>;
}

const whatItIs = "Managed Redis and Valkey on AWS (ElastiCache) with alarms and a dashboard, as constructs for";

/**
 * The frameworks that there is a package for.
 *
 * @see https://github.com/hashicorp/terraform-cdk archived on 2025-12-10
 * @see https://github.com/open-constructs/cdk-terrain
 */
export const frameworks = {
  cdktf: {
    name: "cdktf",
    packageName: "cdktf-managed-redis",
    description: `${whatItIs} CDKTF`,
    node: ">=20",
    peerDependencies: {
      "@cdktf/provider-aws": "^20.1.0 || ^21.0.0",
      cdktf: "^0.21.0",
      constructs: "^10.4.2",
    },
    tested: { "@cdktf/provider-aws": "20.1.0", cdktf: "0.21.0", constructs: "10.4.2" },
  },
  cdktn: {
    name: "cdktn",
    packageName: "cdktn-managed-redis",
    description: `${whatItIs} CDK Terrain (cdktn)`,
    // As its provider bindings do.
    node: ">=22.11",
    // The same constructs as the framework: given a wider range, pnpm would install what the framework excludes.
    peerDependencies: { "@cdktn/provider-aws": "^25.7.0", cdktn: "^0.24.0", constructs: ">=10.6.0 <10.8.0" },
    tested: { "@cdktn/provider-aws": "25.7.0", cdktn: "0.24.0", constructs: "10.7.2" },
  },
} as const satisfies Readonly<Record<string, Framework>>;

/**
 * What the sources call the framework, its bindings, its command line and our package. Its files (`cdktf.json`,
 * `cdktf.out`) and its variables (`CDKTF_…`) have the same names with the fork.
 */
const names = /@cdktf\/(?=provider-aws)|\bcdktf(?=-(?:managed-redis|cli)\b)|(?<![\w./-])cdktf(?![\w/-]|\.\w)/g;

/** A text of ours with the names that a framework has. */
export function namedFor({ name }: Framework, text: string): string {
  return text.replace(names, (found) => found.replace("cdktf", name));
}
