/** A framework, and the versions that an app installs beside our package. */
export interface Framework {
  readonly name: "cdktf" | "cdktn";
  readonly packageName: string;
  readonly provider: string;
  readonly versions: Readonly<Record<string, string>>;
  /** Context of its app. */
  readonly context: object;
}

/** What apps install; literals, because users type them. */
export const frameworks: Readonly<Record<"cdktf" | "cdktn", Framework>> = {
  cdktf: {
    name: "cdktf",
    packageName: "cdktf-managed-redis",
    provider: "@cdktf/provider-aws",
    versions: { cdktf: "0.21.0", "@cdktf/provider-aws": "20.1.0", constructs: "10.4.2" },
    context: {},
  },
  cdktn: {
    name: "cdktn",
    packageName: "cdktn-managed-redis",
    provider: "@cdktn/provider-aws",
    versions: { cdktn: "0.24.0", "@cdktn/provider-aws": "25.7.0", constructs: "10.7.2" },
    context: { targetVersions: { terraform: ">=1.11.0", opentofu: ">=1.11.0" } },
  },
};

/** A program for CDKTF as somebody writes it for a framework: other names of three packages. */
export function programFor({ name }: Framework, text: string): string {
  return name === "cdktf"
    ? text
    : text
        .replaceAll('"cdktf"', '"cdktn"')
        .replaceAll("@cdktf/provider-aws", "@cdktn/provider-aws")
        .replaceAll("cdktf-managed-redis", "cdktn-managed-redis");
}
