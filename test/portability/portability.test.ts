import { differences } from "../../constructs/testing/differences";
import { PortedProject, type Versions, synthesizeHere } from "./ported-project";

interface Port {
  readonly versions: Versions;
  /** Names and versions of the framework and the provider that must then be there. */
  readonly installed: readonly string[];
  /** Every difference in the Terraform of an environment. */
  readonly differences: readonly string[];
}

/** What docs/portability.md says of each. */
const ports: Readonly<Record<string, Port>> = {
  "CDKTF with AWS provider 6.x": {
    versions: { "@cdktf/provider-aws": "21.22.1" },
    installed: ["cdktf 0.21.0", "@cdktf/provider-aws 21.22.1"],
    differences: ['terraform.required_providers.aws.version: expected "5.100.0", got "6.25.0"'],
  },
  "the fork with AWS provider 5.x": {
    versions: { cdktf: "npm:cdktn@0.24.0", constructs: "10.7.2" },
    installed: ["cdktn 0.24.0", "@cdktf/provider-aws 20.1.0"],
    differences: ['//.metadata.version: expected "0.21.0", got "0.24.0"'],
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
  },
};

/** For timeouts; the machine may be busy. */
const minutes = (count: number) => count * 60_000;

const here = synthesizeHere();

describe.each(Object.entries(ports))("%s", (_, port) => {
  let project: PortedProject;

  beforeAll(() => {
    project = new PortedProject(port.versions);
  }, minutes(10));

  afterAll(() => {
    project.dispose();
  });

  it("is what this project is built on", () => {
    expect(project.installed).toStrictEqual(port.installed);
  });

  it("compiles the sources, unchanged", () => {
    expect(project.compile()).toBe("");
  });

  it(
    "passes the unit and snapshot tests",
    () => {
      const { failed, passed } = project.test();
      expect(failed).toStrictEqual([]);
      expect(passed).toBeGreaterThan(100);
    },
    minutes(20),
  );

  it("writes the same Terraform, but for what is listed", () => {
    const there = project.synthesize();
    for (const [name, document] of Object.entries(here)) {
      const both = [...differences(document, there[name]), ...additions(document, there[name])];
      expect([name, ...both.sort()]).toStrictEqual([name, ...port.differences]);
    }
  });
});

/** What is there and not here. */
function additions(document: unknown, other: unknown): readonly string[] {
  return differences(other, document).filter((line) => line.endsWith("got nothing"));
}
