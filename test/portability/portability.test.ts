import { differences } from "../../constructs/testing/differences";
import { PortedProject, synthesizeHere } from "./ported-project";
import { ports } from "./ports";

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
