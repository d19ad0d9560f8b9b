/** One `test` or `test.each` of a test file. */
export interface Titled {
  /** Title of the `describe` around it. */
  readonly group: string;
  /** Title, with `%s` where each case begins. */
  readonly title: string;
  /** First value of each case; none where there is but one. */
  readonly cases: readonly string[];
}

/** Reads the titles in a file of tests, running none of them, and needing nothing that they need. */
export function titlesIn(file: string): readonly Titled[] {
  const found: Titled[] = [];
  let group = "";
  const test = (title: string): void => {
    found.push({ group, title, cases: [] });
  };
  const each = (cases: readonly (readonly [string, ...unknown[]])[]) => (title: string) => {
    found.push({ group, title, cases: cases.map(([first]) => first) });
  };
  const describe = (title: string, tests: () => void): void => {
    group = title;
    tests();
  };
  const nothing = (): void => undefined;
  const standIns = {
    describe: Object.assign(describe, { skip: describe }),
    test: Object.assign(test, { each, concurrent: Object.assign(test, { each }) }),
    ...{ beforeAll: nothing, beforeEach: nothing, afterAll: nothing, afterEach: nothing },
  };
  const names = Object.keys(standIns) as (keyof typeof standIns)[];
  const originals = Object.fromEntries(names.map((name) => [name, globalThis[name]]));
  try {
    Object.assign(globalThis, standIns);
    jest.isolateModules(() => {
      jest.doMock("../../support/requirements", () => ({ requireOrSkip: () => describe }));
      jest.doMock("../../support/terraform", () => ({ terraformRequirement: () => ["", true] }));
      jest.requireActual(file);
    });
  } finally {
    Object.assign(globalThis, originals);
  }
  return found;
}
