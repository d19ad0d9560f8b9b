import type { Versions } from "./ported-project";

/** Other versions that this project is built on, and what then differs. */
export interface Port {
  readonly versions: Versions;
  /** Names and versions of the framework and the provider that must then be there. */
  readonly installed: readonly [framework: string, provider: string];
  /** Every difference in the Terraform of an environment. */
  readonly differences: readonly string[];
  /** What docs/portability.md says of these. */
  readonly inWords: string;
}

/** What was tried; docs/portability.md has the same as a table. */
export const ports: Readonly<Record<string, Port>> = {
  "CDKTF with AWS provider 6.x": {
    versions: { "@cdktf/provider-aws": "21.22.1" },
    installed: ["cdktf 0.21.0", "@cdktf/provider-aws 21.22.1"],
    differences: ['terraform.required_providers.aws.version: expected "5.100.0", got "6.25.0"'],
    inWords: "version of the provider: 6.25.0",
  },
  "the fork with AWS provider 5.x": {
    versions: { cdktf: "npm:cdktn@0.24.0", constructs: "10.7.2" },
    installed: ["cdktn 0.24.0", "@cdktf/provider-aws 20.1.0"],
    differences: ['//.metadata.version: expected "0.21.0", got "0.24.0"'],
    inWords: "version of the framework, in a comment",
  },
  "the fork with its own bindings": {
    versions: {
      cdktf: "npm:cdktn@0.24.0",
      "@cdktf/provider-aws": "npm:@cdktn/provider-aws@25.7.0",
      constructs: "10.7.2",
    },
    installed: ["cdktn 0.24.0", "@cdktn/provider-aws 25.7.0"],
    differences: [
      '//.metadata.version: expected "0.21.0", got "0.24.0"',
      'terraform.required_providers.aws.source: expected "aws", got "hashicorp/aws"',
      'terraform.required_providers.aws.version: expected "5.100.0", got "6.66.0"',
    ],
    inWords: "the same; version of the provider: 6.66.0; its source: `hashicorp/aws`",
  },
};
