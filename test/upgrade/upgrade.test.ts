import { requireOrSkip } from "../support/requirements";
import { type Configuration, awsProvider, terraformRequirement } from "../support/terraform";
import { synthesizeFixtures } from "./fixtures";
import { changelogVersions, changesAfter, readChangelog, recordedVersions, releasedStacks } from "./releases";
import { lossesOfUpgrade } from "./replay";

/** Longest time for one stack, in milliseconds: five plans, each of which loads the provider's schema. */
const timeout = 120_000;

const describeWithTerraform = requireOrSkip(...terraformRequirement());

describe("releases", () => {
  test("are recorded, each one that the changelog names", () => {
    expect([...recordedVersions()].reverse()).toEqual(changelogVersions(readChangelog()));
  });
});

describeWithTerraform("an upgrade from", () => {
  const current = synthesizeFixtures();
  const changelog = readChangelog();

  test.each(releasedStacks().map((released) => [released.version, released.stack, released] as const))(
    "%s: stack %s loses nothing that the changelog does not name",
    async (version, stack, { configuration }) => {
      expect(Object.keys(current)).toContain(stack);
      expect(await lossesOfUpgrade(configuration, current[stack]!, changesAfter(changelog, version))).toEqual([]);
    },
    timeout,
  );
});

describeWithTerraform("the replay", () => {
  const stack = (port: number, name: string): Configuration => ({
    terraform: { required_providers: awsProvider },
    provider: { aws: [{ region: "us-east-1" }] },
    resource: {
      aws_elasticache_subnet_group: { subnets: { name, subnet_ids: ["subnet-1"] } },
      aws_elasticache_replication_group: {
        cache: {
          replication_group_id: "cache",
          description: "cache",
          node_type: "cache.r7g.large",
          port,
          lifecycle: { prevent_destroy: true },
        },
      },
    },
  });

  test(
    "notices what would be lost, protected or not, unless it is announced",
    async () => {
      const announced = "`aws_elasticache_subnet_group.subnets` is replaced, because";

      expect(await lossesOfUpgrade(stack(6379, "a"), stack(6380, "b"), announced)).toEqual([
        "aws_elasticache_replication_group.cache: delete and create, forced by port",
      ]);
    },
    timeout,
  );
});

describe("the changelog", () => {
  const changelog = "# Changelog\n\n## Unreleased\n\nnew\n\n## 1.10.0\n\nten\n\n## 1.1.0 (2026-01-01)\n\none\n";

  test("is read by version", () => {
    expect(changelogVersions(changelog)).toEqual(["1.10.0", "1.1.0"]);
    expect(changesAfter(changelog, "1.1.0")).toBe("# Changelog\n\n## Unreleased\n\nnew\n\n## 1.10.0\n\nten\n\n");
    expect(changesAfter(changelog, "1.10.0")).toBe("# Changelog\n\n## Unreleased\n\nnew\n\n");
  });
});
